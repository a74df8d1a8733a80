package dev.mmapsync.cli;

import dev.mmapsync.Checksum;
import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.Verification;
import dev.mmapsync.archive.ArchiveType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cat PREFIX`: the bytes of the current snapshot, straight from its mapping.
///
/// The checksum is compared before the first byte and after the last: whoever reads the output
/// slowly can make us hold the snapshot for longer than the writer's grace, and must learn if the
/// writer went over it meanwhile.
@Command(
    name = "cat",
    mixinStandardHelpOptions = true,
    description = "Write the bytes of the current snapshot to standard output.")
final class Cat implements Callable<Integer> {
  private static final long PIECE = 1L << 20;

  private final Streams streams;

  @Parameters(
      index = "0",
      paramLabel = "PREFIX",
      converter = Prefix.class,
      description = "What to read.")
  private Path prefix = Path.of("");

  @Option(
      names = "--unchecked",
      description = "Do not compare the checksum (for a writer that uses one of its own).")
  private boolean unchecked;

  Cat(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    Verification verification = unchecked ? Verification.NONE : Verification.CHECKSUM;
    try (SnapshotReader<MemorySegment> reader =
            Synchronizer.reader(prefix, ArchiveType.bytes()).verification(verification).open();
        Snapshot<MemorySegment> snapshot = reader.read()) {
      write(snapshot.bytes());
      if (!unchecked && !isUnchanged(snapshot)) {
        throw new CommandFailure(
            ExitCode.WRONG_CONTENT,
            "the snapshot was overwritten while it was written out: prefix=" + prefix);
      }
    }
    return ExitCode.DONE.code();
  }

  private void write(MemorySegment bytes) {
    try {
      for (long done = 0; done < bytes.byteSize(); done += PIECE) {
        long size = Math.min(PIECE, bytes.byteSize() - done);
        ByteBuffer piece = bytes.asSlice(done, size).asByteBuffer();
        while (piece.hasRemaining()) {
          streams.bytes().write(piece);
        }
      }
    } catch (IOException e) {
      throw StandardOutput.failure(e);
    }
  }

  private static boolean isUnchanged(Snapshot<MemorySegment> snapshot) {
    long checksum = Checksum.wyhash().of(snapshot.bytes());
    return (checksum & 0xff_ffff) == snapshot.version().checksum();
  }
}
