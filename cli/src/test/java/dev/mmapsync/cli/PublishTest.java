package dev.mmapsync.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PublishTest {
  @TempDir private Path folder;
  private Path prefix;
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    prefix = folder.resolve("prefix");
    file = Files.writeString(folder.resolve("file"), "Hello, World!");
  }

  @Test
  void publishesTheBytesOfAFile() {
    CommandRun run = CommandRun.of("publish", prefix, file);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .matches(
            Pattern.compile(
                "published 13 bytes as data 0, checksum [0-9a-f]{6}, in [0-9,]+ ms\\R"));
    assertThat(CommandRun.of("cat", prefix).bytes()).isEqualTo("Hello, World!".getBytes(UTF_8));
  }

  @Test
  void publishesAgainIntoTheOtherFile() throws IOException {
    CommandRun.of("publish", prefix, file);
    Files.writeString(file, "longer than it was before");
    CommandRun run = CommandRun.of("publish", prefix, file);

    assertThat(run.out()).startsWith("published 25 bytes as data 1,");
    assertThat(CommandRun.of("cat", prefix).bytes())
        .isEqualTo("longer than it was before".getBytes(UTF_8));
  }

  @Test
  void drawsNoProgressBarForASmallFile() {
    assertThat(CommandRun.onTerminal("publish", prefix, file).err()).isEmpty();
  }

  @Test
  void aMissingFileIsAnInputError() {
    CommandRun run = CommandRun.of("publish", prefix, folder.resolve("absent"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT.code());
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "mmap-sync: cannot read the file: no such file: file=" + folder.resolve("absent"));
    assertThat(prefix.resolveSibling("prefix_state")).doesNotExist();
  }

  @Test
  void anEmptyFileIsAnInputError() throws IOException {
    Files.writeString(file, "");

    CommandRun run = CommandRun.of("publish", prefix, file);

    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT.code());
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void aFolderIsAnInputError() {
    CommandRun run = CommandRun.of("publish", prefix, folder);

    assertThat(run.exitCode()).isEqualTo(ExitCode.INPUT.code());
    assertThat(run.err())
        .isEqualToIgnoringNewLines("mmap-sync: not a regular file: file=" + folder);
  }

  @Test
  void anotherWriterIsInTheWay() {
    try (SnapshotWriter<MemorySegment> writer =
        Synchronizer.writer(prefix, ArchiveType.bytes()).open()) {
      writer.write(MemorySegment.ofArray(new byte[] {1}));

      CommandRun run = CommandRun.of("publish", prefix, file);

      assertThat(run.exitCode()).isEqualTo(ExitCode.BUSY.code());
      assertThat(run.err().lines()).hasSize(1);
    }
    assertThat(CommandRun.of("publish", prefix, file).exitCode()).isEqualTo(0);
  }

  @Test
  void anAbsentFolderIsAFileError() {
    CommandRun run = CommandRun.of("publish", folder.resolve("absent/prefix"), file);

    assertThat(run.exitCode()).isEqualTo(ExitCode.FILES.code());
    assertThat(run.err().lines()).hasSize(1);
  }
}
