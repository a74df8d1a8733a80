package dev.mmapsync.benchmarks.race.program;

import dev.mmapsync.LocalReader;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.benchmarks.race.program.Timing.Batch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Reads of one field, by one thread or several. The Rust side is `reads.rs`.
final class Reads {
  private static final double MILLION_A_SECOND = 1e3;

  private Reads() {}

  static void run(Options options) throws Exception {
    try (var writer = Opening.writer(options, ArchivedHelloWorld.TYPE)) {
      writer.write(HelloWorld.example(), Duration.ZERO);
    }
    try (var reader = Opening.reader(options, ArchivedHelloWorld.TYPE)) {
      int threads = options.number("threads", 1);
      double figure =
          threads == 1
              ? Timing.nanosPerCall(options, reads(options, reader))
              : rate(options, threads, () -> reads(options, reader));
      Timing.print("read", figure);
    }
  }

  private static Batch reads(Options options, SnapshotReader<ArchivedHelloWorld> reader) {
    if (options.is("local")) {
      var local = reader.local();
      return calls -> read(local, calls);
    }
    return calls -> read(reader, calls);
  }

  private static long read(SnapshotReader<ArchivedHelloWorld> reader, int calls) {
    long sum = 0;
    for (int i = 0; i < calls; i++) {
      try (var snapshot = reader.read()) {
        sum += snapshot.value().version();
      }
    }
    return sum;
  }

  private static long read(LocalReader<ArchivedHelloWorld> reader, int calls) {
    long sum = 0;
    for (int i = 0; i < calls; i++) {
      try (var snapshot = reader.read()) {
        sum += snapshot.value().version();
      }
    }
    return sum;
  }

  /// Million calls a second, all threads together.
  static double rate(Options options, int threads, Supplier<Batch> work) throws Exception {
    var start = new CyclicBarrier(threads);
    try (var pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Double>> rates = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        rates.add(pool.submit(() -> rate(options, start, work.get())));
      }
      double sum = 0;
      for (var rate : rates) {
        sum += rate.get();
      }
      return sum;
    }
  }

  private static double rate(Options options, CyclicBarrier start, Batch batch) throws Exception {
    Timing.warmUp(options, batch);
    start.await();
    long began = System.nanoTime();
    long elapsed;
    long calls = 0;
    long sum = 0;
    do {
      sum += batch.run(Timing.BATCH);
      calls += Timing.BATCH;
      elapsed = System.nanoTime() - began;
    } while (elapsed < options.time().toNanos());
    Timing.consume(sum);
    return MILLION_A_SECOND * calls / elapsed;
  }
}
