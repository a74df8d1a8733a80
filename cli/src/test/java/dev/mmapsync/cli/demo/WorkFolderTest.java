package dev.mmapsync.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mmapsync.cli.CommandFailure;
import dev.mmapsync.cli.CommandRun;
import dev.mmapsync.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkFolderTest {
  @TempDir private Path folder;

  @Test
  void isMadeInTheFirstPlaceThatWillDo() {
    WorkFolder work = WorkFolder.create(1, List.of(folder.resolve("absent"), folder));

    assertThat(work.path()).isDirectory().hasParent(folder);
  }

  @Test
  void isDeletedWithAllThatIsInIt() throws IOException {
    WorkFolder work = WorkFolder.create(1, List.of(folder));
    Files.createDirectory(work.path().resolve("sub"));
    Files.createFile(work.path().resolve("sub/file"));
    work.delete();
    work.delete();

    assertThat(folder).isEmptyDirectory();
  }

  /// As a writer does whose demo was killed. Each attempt that fails has met a new file.
  @Test
  void isDeletedWhileSomebodyPutsFilesIntoIt() throws InterruptedException {
    for (int round = 0; round < 20; round++) {
      WorkFolder work = WorkFolder.create(1, List.of(folder));
      CountDownLatch half = new CountDownLatch(99);
      Thread busy =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      for (int i = 0; i < 2 * 99; i++) {
                        Files.createFile(work.path().resolve("file" + i));
                        half.countDown();
                      }
                    } catch (IOException e) {
                      // it is gone
                    }
                  });
      half.await();
      work.delete();
      busy.join();

      assertThat(work.path()).doesNotExist();
    }
  }

  /// It deletes its folder when the demo has died, and whoever starts it by hand can name any.
  @Test
  void aProcessOfTheDemoWorksInNoOtherFolder() throws IOException {
    Path mine = Files.createFile(folder.resolve("mine"));
    for (String command : List.of("demo-writer", "demo-reader")) {
      CommandRun run = CommandRun.of(command, folder);

      assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE.code());
      assertThat(run.err()).endsWith("not the folder of a demo: folder=" + folder + "\n");
    }
    assertThat(mine).exists();
  }

  @Test
  void tooLittleSpaceIsAnErrorThatSaysSo() {
    assertThatExceptionOfType(CommandFailure.class)
        .isThrownBy(() -> WorkFolder.create(1L << 58, List.of(folder)))
        .withMessageContaining("wanted=")
        .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.NO_SPACE));
  }
}
