package dev.mmapsync.system.program;

import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.Pattern;
import dev.mmapsync.system.Sizes;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// `HangInWrite PREFIX SIZES NUMBER`: begins to publish pattern `NUMBER`, says `filling` when half
/// of it is in the data file, and stays there until it is killed.
public final class HangInWrite {
  private HangInWrite() {}

  /// Runs the program.
  public static void main(String[] arguments) {
    Path prefix = Path.of(arguments[0]);
    long number = Long.parseLong(arguments[2]);
    long size = Sizes.valueOf(arguments[1]).at(number);
    try (SnapshotWriter<MemorySegment> writer =
        Synchronizer.writer(prefix, ArchiveType.bytes()).open()) {
      writer.writeRaw(size, archive -> hang(archive, number));
    }
  }

  private static void hang(MemorySegment archive, long number) {
    Pattern.fill(archive, number, archive.byteSize() / 2);
    System.out.println("filling " + number);
    Input.awaitEnd();
    throw new IllegalStateException("was not killed: number=" + number);
  }
}
