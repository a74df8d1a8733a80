package dev.mmapsync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file system that is full: a tmpfs in a mount namespace of its own, where that is allowed.
final class NoSpaceTest {
  @TempDir private Path folder;

  private static Process inSmallFileSystem(Path mountPoint, List<String> command)
      throws IOException {
    List<String> whole =
        new ArrayList<>(
            List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=1m tmpfs \"$1\" && shift && \"$@\"",
                "sh",
                mountPoint.toString()));
    whole.addAll(command);
    return new ProcessBuilder(whole).redirectErrorStream(true).start();
  }

  private static boolean isPossible(Path mountPoint) throws InterruptedException {
    try {
      return inSmallFileSystem(mountPoint, List.of("true")).waitFor() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  @Test
  void aFullFileSystemHasACodeOfItsOwn() throws IOException, InterruptedException {
    Path mountPoint = Files.createDirectory(folder.resolve("small"));
    Path file = Files.write(folder.resolve("file"), new byte[2 << 20]);
    assumeTrue(isPossible(mountPoint), "no mount namespace can be made here");

    List<String> publish =
        List.of("publish", mountPoint.resolve("prefix").toString(), file.toString());
    Process process = inSmallFileSystem(mountPoint, Self.command(List.of(), publish));
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(output).isEqualTo(ExitCode.NO_SPACE.code());
    assertThat(output.lines()).hasSize(1);
    assertThat(output).startsWith("mmap-sync: ").contains("prefix_data_0");
  }
}
