package dev.mmapsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CatTest {
  private static final int SIZE = 3_000_001;

  @TempDir private Path folder;
  private Path prefix;
  private byte[] content;

  @BeforeEach
  void makeContent() {
    prefix = folder.resolve("prefix");
    content = new byte[SIZE];
    new Random(7).nextBytes(content);
  }

  private void publish() {
    try (SnapshotWriter<MemorySegment> writer =
        Synchronizer.writer(prefix, ArchiveType.bytes()).open()) {
      writer.write(MemorySegment.ofArray(content));
    }
  }

  private void damageAt(long position) throws IOException {
    try (FileChannel data =
        FileChannel.open(folder.resolve("prefix_data_0"), StandardOpenOption.WRITE)) {
      data.write(ByteBuffer.wrap(new byte[] {(byte) ~content[(int) position]}), position);
    }
  }

  @Test
  void writesTheBytesAndNothingElse() {
    publish();
    CommandRun run = CommandRun.of("cat", prefix);

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.bytes()).isEqualTo(content);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEmpty();
  }

  @Test
  void nothingPublishedHasACodeOfItsOwn() {
    CommandRun run = CommandRun.of("cat", prefix);

    assertThat(run.exitCode()).isEqualTo(ExitCode.NOTHING_PUBLISHED.code());
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void damagedContentIsNotWritten() throws IOException {
    publish();
    damageAt(SIZE / 2);
    CommandRun run = CommandRun.of("cat", prefix);

    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_CONTENT.code());
    assertThat(run.bytes()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
  }

  @Test
  void damagedContentIsWrittenUncheckedIfAskedFor() throws IOException {
    publish();
    damageAt(SIZE / 2);

    assertThat(CommandRun.of("cat", "--unchecked", prefix).exitCode()).isEqualTo(0);
  }

  @Test
  void contentThatChangesWhileItIsWrittenIsReported() {
    publish();
    WritableByteChannel damaging =
        new TestChannel(
            source -> {
              damageAt(0);
              source.position(source.limit());
            });

    CommandRun run = CommandRun.to(damaging, "cat", prefix);

    assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_CONTENT.code());
    assertThat(run.err()).contains("overwritten while it was written out");
  }

  @Test
  void aBrokenPipeIsSilent() {
    publish();
    WritableByteChannel broken =
        new TestChannel(
            _ -> {
              throw new IOException("Broken pipe");
            });

    CommandRun run = CommandRun.to(broken, "cat", prefix);

    assertThat(run.exitCode()).isEqualTo(ExitCode.BROKEN_PIPE.code());
    assertThat(run.err()).isEmpty();
  }

  @Test
  void anOutputThatTakesNothingIsAnError() {
    publish();
    WritableByteChannel full =
        new TestChannel(
            _ -> {
              throw new IOException("No space left on device");
            });

    CommandRun run = CommandRun.to(full, "cat", prefix);

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED.code());
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "mmap-sync: cannot write to standard output: No space left on device");
  }

  @Test
  void aMissingDataFileIsAFileError() throws IOException {
    publish();
    Files.delete(folder.resolve("prefix_data_0"));

    assertThat(CommandRun.of("cat", prefix).exitCode()).isEqualTo(ExitCode.FILES.code());
  }

  /// Takes output in its own way.
  private record TestChannel(Taking taking) implements WritableByteChannel {
    interface Taking {
      void take(ByteBuffer source) throws IOException;
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
      int before = source.remaining();
      taking.take(source);
      return before - source.remaining();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
