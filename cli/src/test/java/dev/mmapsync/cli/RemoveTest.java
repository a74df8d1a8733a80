package dev.mmapsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RemoveTest {
  @TempDir private Path folder;
  private Path prefix;

  @BeforeEach
  void choosePrefix() {
    prefix = folder.resolve("prefix");
  }

  private SnapshotWriter<MemorySegment> published() {
    SnapshotWriter<MemorySegment> writer = Synchronizer.writer(prefix, ArchiveType.bytes()).open();
    writer.write(MemorySegment.ofArray(new byte[] {1, 2, 3}));
    return writer;
  }

  @Test
  void deletesTheFilesAndNamesThem() {
    published().close();
    CommandRun run = CommandRun.of("rm", prefix);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out().lines())
        .containsExactlyInAnyOrder(
            "removed " + prefix + "_state",
            "removed " + prefix + "_registry",
            "removed " + prefix + "_data_0");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesWhileAWriterHoldsTheLock() {
    try (SnapshotWriter<MemorySegment> _ = published()) {
      CommandRun run = CommandRun.of("rm", prefix);

      assertThat(run.exitCode()).isEqualTo(ExitCode.BUSY.code());
      assertThat(run.err().lines()).hasSize(1);
      assertThat(folder.resolve("prefix_state")).exists();
      assertThat(folder.resolve("prefix_data_0")).exists();
    }
  }

  @Test
  void nothingToRemoveHasACode() {
    CommandRun run = CommandRun.of("rm", prefix);

    assertThat(run.exitCode()).isEqualTo(ExitCode.NOTHING_PUBLISHED.code());
    assertThat(run.err())
        .isEqualToIgnoringNewLines("mmap-sync: there is nothing to remove: prefix=" + prefix);
  }
}
