package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.program.FullDisk;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file system that is full, in a mount namespace of the child: an error that says so, and
/// nothing lost.
@Tag("portable")
final class FullDiskTest {
  private final String mount;
  private final Path folder;

  FullDiskTest(@TempDir Path folder) {
    this.folder = folder;
    this.mount = "mount -t tmpfs -o size=4m tmpfs '" + folder + "'";
  }

  @Test
  void writesFailUntilThereIsRoomAgain() {
    String[] namespace = namespace();
    JavaProgram program = JavaProgram.small(FullDisk.class).after(mount).under(namespace);
    try (Child child = program.start(folder.resolve("full"))) {
      assertThat(child.awaitSuccess()).contains("no space: ").endsWith("all is well\n");
    }
  }

  /// What makes a namespace here: root can, and users of many systems.
  private String[] namespace() {
    return Stream.of(new String[] {"unshare", "-m"}, new String[] {"unshare", "-r", "-m"})
        .filter(this::mounts)
        .findFirst()
        .orElseGet(
            () -> Assumptions.abort("no mount namespace with a small tmpfs can be made here"));
  }

  private boolean mounts(String... namespace) {
    List<String> command =
        Stream.concat(Stream.of(namespace), Stream.of("sh", "-c", mount)).toList();
    try (Child child = Child.start("unshare", command)) {
      return child.awaitExit() == 0;
    }
  }
}
