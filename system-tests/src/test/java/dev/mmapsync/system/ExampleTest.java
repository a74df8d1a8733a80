package dev.mmapsync.system;

import static dev.mmapsync.system.PrefixFiles.hex;
import static dev.mmapsync.system.PrefixFiles.permissions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.program.PublishExample;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The README's example, published without a registry by a process of its own: the files are byte
/// for byte those of the crate.
@Tag("portable")
final class ExampleTest {
  private static final JavaProgram PUBLISH = JavaProgram.small(PublishExample.class);

  private final PrefixFiles files;

  ExampleTest(@TempDir Path folder) {
    this.files = new PrefixFiles(folder.resolve("hello"));
  }

  @Test
  void theFilesAreThoseOfTheCrate() {
    publishAfter("umask 022");

    assertThat(hex(files.state())).isEqualTo(Example.STATE_AFTER_TWO);
    assertThat(hex(files.data(0))).isEqualTo(Example.ARCHIVE);
    assertThat(hex(files.data(1))).isEqualTo(Example.ARCHIVE);
  }

  @Test
  void aCommonUmaskLeavesAllFilesToOwnerAndGroup() {
    publishAfter("umask 022");

    assertThat(permissions(files.state())).isEqualTo("rw-r-----");
    assertThat(permissions(files.data(0))).isEqualTo("rw-r-----");
    assertThat(permissions(files.data(1))).isEqualTo("rw-r-----");
  }

  @Test
  void aUmaskThatTrustsTheGroupLetsItRegister() {
    publishAfter("umask 007");

    assertThat(permissions(files.state())).isEqualTo("rw-rw----");
    assertThat(permissions(files.data(0))).isEqualTo("rw-r-----");
    assertThat(permissions(files.data(1))).isEqualTo("rw-r-----");
  }

  private void publishAfter(String preparation) {
    try (Child child = PUBLISH.after(preparation).start(files.prefix())) {
      String line = "written: 36 bytes | reset: false\n";
      assertThat(child.awaitSuccess()).endsWith(line + line);
    }
  }
}
