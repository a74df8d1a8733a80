package dev.mmapsync.archive.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.archive.ArchiveType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The fingerprints that the processor computes for Rust source are those of the generated code.
class RustFingerprintsTest {
  /// What this module's own compilation wrote: see its `pom.xml`.
  private static final Path SOURCE = Path.of("target", "rust", "types.rs");

  private static final Pattern CONSTANT =
      Pattern.compile("/// `(\\w+)\\.TYPE[^\n]*\n    pub const FINGERPRINT: u64 = 0x(\\w{16});");

  @Test
  void areThoseOfTheGeneratedCode() throws IOException {
    Map<String, String> inRust = new TreeMap<>();
    Map<String, String> inJava = new TreeMap<>();
    for (MatchResult constant : CONSTANT.matcher(Files.readString(SOURCE)).results().toList()) {
      inRust.put(constant.group(1), constant.group(2));
      inJava.put(constant.group(1), String.format("%016x", type(constant.group(1)).fingerprint()));
    }
    assertThat(inRust).hasSizeGreaterThan(70).isEqualTo(inJava);
  }

  private static ArchiveType<?, ?> type(String view) {
    try {
      String name = RustFingerprintsTest.class.getPackageName() + "." + view;
      return (ArchiveType<?, ?>) Class.forName(name).getField("TYPE").get(null);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(view, e);
    }
  }
}
