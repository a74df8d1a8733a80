package dev.mmapsync.system.program;

import dev.mmapsync.Registry;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteResult;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.PatternArchive;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// `LoadWriter PREFIX REGISTRY FIRST GRACE_MILLIS`: publishes `FIRST`, `FIRST + 1`, ... as fast as
/// it can, until its input ends.
///
/// Says `ready` behind the second, `at N` every now and then, `enough` behind some, and at the end
/// `published N resets=R evicted=E dead=D`.
public final class LoadWriter {
  private static final long ENOUGH = 100;
  private static final long BETWEEN_LINES = Duration.ofMillis(100).toNanos();

  private final SnapshotWriter<MemorySegment> writer;
  private int resets;
  private int evicted;
  private int dead;

  private LoadWriter(SnapshotWriter<MemorySegment> writer) {
    this.writer = writer;
  }

  /// Runs the program.
  public static void main(String[] arguments) {
    long first = Long.parseLong(arguments[2]);
    try (SnapshotWriter<MemorySegment> writer =
        Synchronizer.writer(Path.of(arguments[0]), ArchiveType.bytes())
            .registry(Registry.valueOf(arguments[1]))
            .grace(Duration.ofMillis(Long.parseLong(arguments[3])))
            .open()) {
      new LoadWriter(writer).run(first);
    }
  }

  private void run(long first) {
    BooleanSupplier ended = Input.ended();
    long number = first;
    long said = System.nanoTime();
    while (!ended.getAsBoolean()) {
      publish(number);
      if (number == first + 1) {
        System.out.println("ready");
      } else if (number == first + ENOUGH) {
        System.out.println("enough");
      }
      if (System.nanoTime() - said > BETWEEN_LINES) {
        System.out.println("at " + number);
        said = System.nanoTime();
      }
      number++;
    }
    System.out.printf(
        "published %d resets=%d evicted=%d dead=%d%n", number - 1, resets, evicted, dead);
  }

  private void publish(long number) {
    WriteResult result =
        writer.writeRaw(
            PatternArchive.size(number), archive -> PatternArchive.fill(archive, number));
    resets += result.readersReset() ? 1 : 0;
    evicted += result.evicted();
    dead += result.dead();
  }
}
