package dev.mmapsync.benchmarks.race.program;

import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotWriter;
import java.time.Duration;
import java.util.function.Supplier;

/// The parts of works that take several processes. The Rust side is `processes.rs`.
final class Processes {
  private static final Duration PACE = Duration.ofMillis(1);
  private static final int WRITES_AFTER_A_KILL = 4;

  private Processes() {}

  /// Writes without a pause; then, told that the readers are there, once a millisecond, and counts.
  static void pace(Options options) throws InterruptedException {
    var hello = HelloWorld.example();
    try (var writer = Opening.writer(options, ArchivedHelloWorld.TYPE)) {
      Timing.warmUp(options.ofMuchCode(), calls -> write(writer, calls));
      Timing.ready();
      options.awaitGo();
      long start = System.nanoTime();
      long end = start + options.time().toNanos();
      long writes = 0;
      while (System.nanoTime() < end) {
        writer.write(hello);
        Thread.sleep(PACE);
        writes++;
      }
      Timing.print("writes", 1e9 * writes / (System.nanoTime() - start));
    }
  }

  private static long write(SnapshotWriter<HelloWorld> writer, int calls) {
    long sum = 0;
    for (int i = 0; i < calls; i++) {
      sum += nanosOfWrite(writer);
    }
    return sum;
  }

  /// Reads without a pause, until it is ended.
  static void poll(Options options) {
    try (var reader = Opening.reader(options, ArchivedHelloWorld.TYPE)) {
      var reads = Opening.reads(options, reader);
      Timing.ready(read(reads));
      while (!Thread.interrupted()) {
        Timing.consume(read(reads));
      }
    }
  }

  private static long read(Supplier<Snapshot<ArchivedHelloWorld>> reads) {
    try (var snapshot = reads.get()) {
      return snapshot.value().version();
    }
  }

  /// Holds a snapshot until it is killed.
  static void hold(Options options) throws InterruptedException {
    try (var reader = Opening.reader(options, ArchivedHelloWorld.TYPE);
        var snapshot = Opening.reads(options, reader).get()) {
      Timing.ready(snapshot.value().version());
      options.awaitGo();
    }
  }

  /// Writes; then, told that a reader was killed meanwhile, says how long the longest of the next
  /// writes took.
  static void stalled(Options options) throws InterruptedException {
    try (var writer = Opening.writer(options, ArchivedHelloWorld.TYPE)) {
      Timing.warmUp(options.ofMuchCode(), calls -> write(writer, calls));
      Timing.ready();
      options.awaitGo();
      long longest = 0;
      for (int i = 0; i < WRITES_AFTER_A_KILL; i++) {
        longest = Math.max(longest, nanosOfWrite(writer));
      }
      Timing.print("stall", (double) longest);
    }
  }

  private static long nanosOfWrite(SnapshotWriter<HelloWorld> writer) {
    long start = System.nanoTime();
    writer.write(HelloWorld.example());
    return System.nanoTime() - start;
  }
}
