package dev.mmapsync.system.program;

import dev.mmapsync.Fate;
import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.Pattern;
import dev.mmapsync.system.PatternArchive;
import dev.mmapsync.system.Sizes;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.function.ToLongFunction;

/// `HoldSnapshot PREFIX SIZES [LATER]`: reads a pattern, says `holding N` and keeps the snapshot
/// until it gets a line or its input ends; then looks at every byte again and says `held N`, or
/// `lost` if it was evicted. When it has closed the snapshot it says `closed`, and stays until its
/// input ends.
///
/// With `LATER` it first says `ready` and waits for a line: all that a JVM does for the first time
/// is done by then.
///
/// With `ARCHIVE` for the sizes, what it reads is a [PatternArchive].
public final class HoldSnapshot {
  private HoldSnapshot() {}

  /// Runs the program.
  public static void main(String[] arguments) {
    Path prefix = Path.of(arguments[0]);
    ToLongFunction<MemorySegment> verify = verification(arguments[1]);
    try (SnapshotReader<MemorySegment> reader =
        Synchronizer.reader(prefix, ArchiveType.bytes()).open()) {
      if (arguments.length > 2) {
        reader.isPublished(); // opens and maps; claims nothing
        System.out.println("ready");
        Input.awaitLine();
      }
      hold(reader, verify);
      System.out.println("closed");
      Input.awaitEnd();
    }
  }

  private static void hold(
      SnapshotReader<MemorySegment> reader, ToLongFunction<MemorySegment> verify) {
    try (Snapshot<MemorySegment> snapshot = reader.read()) {
      System.out.println("holding " + verify.applyAsLong(snapshot.bytes()));
      Input.awaitLine();
      System.out.println(
          snapshot.fate() == Fate.EVICTED
              ? "lost"
              : "held " + verify.applyAsLong(snapshot.bytes()));
    }
  }

  private static ToLongFunction<MemorySegment> verification(String content) {
    if (content.equals("ARCHIVE")) {
      return PatternArchive::verify;
    }
    Sizes sizes = Sizes.valueOf(content);
    return bytes -> Pattern.verify(bytes, sizes);
  }
}
