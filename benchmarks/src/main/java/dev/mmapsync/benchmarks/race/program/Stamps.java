package dev.mmapsync.benchmarks.race.program;

import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/// How old a publication is when a reader that polls sees it: one process publishes the time,
/// another watches. The clock is the machine's. The Rust side is in `processes.rs`.
final class Stamps {
  private static final Duration PAUSE = Duration.ofNanos(200_000);

  /// A stalled writer is waited for, so that there is something to say.
  private static final int FEWEST_AGES = 20;

  private Stamps() {}

  /// At first, alone and then beside the reader, without a pause.
  static void stamp(Options options) {
    try (var writer = Opening.writer(options, ArchiveType.bytes());
        var arena = Arena.ofShared()) {
      var stamp = arena.allocate(ValueLayout.JAVA_LONG);
      Timing.warmUp(options, calls -> publish(writer, stamp, calls));
      Timing.ready();
      while (!options.isTold()) {
        publish(writer, stamp, 1);
      }
      while (!Thread.interrupted()) {
        publish(writer, stamp, 1);
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static long publish(
      SnapshotWriter<MemorySegment> writer, MemorySegment stamp, int calls) {
    long sum = 0;
    for (int i = 0; i < calls; i++) {
      stamp.set(ValueLayout.JAVA_LONG, 0, System.nanoTime());
      sum += writer.writeRaw(stamp).size();
    }
    return sum;
  }

  static void watch(Options options) {
    try (var reader = Opening.reader(options, ArchiveType.bytes())) {
      var reads = Opening.reads(options, reader);
      var warm = options.ofMuchCode().warm();
      agesSeen(reads, warm);
      Timing.ready();
      agesSeen(reads, warm); // with pauses
      double[] ages = agesSeen(reads, options.time());
      Timing.print("p50", Timing.quantile(ages, 0.5));
      Timing.print("p99", Timing.quantile(ages, 0.99));
    }
  }

  private static double[] agesSeen(Supplier<Snapshot<MemorySegment>> reads, Duration time) {
    var ages = DoubleStream.builder();
    int count = 0;
    long last = read(reads);
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end || count < FEWEST_AGES) {
      long stamp = read(reads);
      if (stamp != last) {
        ages.add((double) (System.nanoTime() - stamp));
        count++;
        last = stamp;
      }
    }
    return ages.build().toArray();
  }

  private static long read(Supplier<Snapshot<MemorySegment>> reads) {
    try (var snapshot = reads.get()) {
      return snapshot.value().get(ValueLayout.JAVA_LONG, 0);
    }
  }
}
