package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.program.QuietLookups;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A lookup in what was read allocates nothing, in a process that does nothing else: neither do a
/// read and a lookup in a hashed map together.
final class AllocationTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"hashed", "contains", "floor", "indexOf"})
  void aLookup(String kind) {
    try (Child child = JavaProgram.of(QuietLookups.class).start(folder.resolve("table"), kind)) {
      assertThat(child.awaitSuccess()).endsWith("bytes allocated by a lookup: 0\n");
    }
  }
}
