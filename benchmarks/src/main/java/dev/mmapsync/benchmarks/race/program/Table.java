package dev.mmapsync.benchmarks.race.program;

import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.benchmarks.ArchivedFeatureTable;
import dev.mmapsync.benchmarks.FeatureTable;
import dev.mmapsync.benchmarks.race.program.Timing.Batch;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;

/// A typed table: its write, a lookup in it, its check. The Rust side is `table.rs`.
final class Table {
  private Table() {}

  static void run(Options options) {
    long[] keys = FeatureTable.keys(options.number("entries", 1000));
    if (options.is("write")) {
      timeWrite(options, FeatureTable.of(keys));
    } else {
      publish(options);
    }
    try (var reader = Opening.reader(options, ArchivedFeatureTable.TYPE)) {
      var lookups = new Lookups(Opening.reads(options, reader), keys);
      Timing.print("get", Timing.nanosPerCall(options, lookups));
      Timing.print("check", Timing.nanosPerCall(options, calls -> check(reader, calls)));
    }
  }

  private static void timeWrite(Options options, FeatureTable table) {
    try (var writer = Opening.writer(options, ArchivedFeatureTable.TYPE)) {
      double nanos =
          Timing.nanosPerCall(
              options.ofMuchCode(),
              calls -> {
                long sum = 0;
                for (int i = 0; i < calls; i++) {
                  sum += writer.write(table, Duration.ZERO).size();
                }
                return sum;
              });
      Timing.print("write", nanos);
    }
  }

  private static long check(SnapshotReader<ArchivedFeatureTable> reader, int calls) {
    long sum = 0;
    for (int i = 0; i < calls; i++) {
      try (var snapshot = reader.read()) {
        ArchivedFeatureTable.TYPE.check(snapshot.bytes());
        sum += snapshot.value().features().size();
      }
    }
    return sum;
  }

  static void publish(Options options) {
    var keys = FeatureTable.keys(options.number("entries", 1000));
    try (var writer = Opening.writer(options, ArchivedFeatureTable.TYPE)) {
      writer.write(FeatureTable.of(keys), Duration.ZERO);
    }
    Timing.ready();
  }

  /// Reads every float once, and stays, with the snapshot in its hands.
  static void hold(Options options) throws InterruptedException {
    try (var reader = Opening.reader(options, ArchivedFeatureTable.TYPE);
        var snapshot = reader.read()) {
      float sum = 0;
      for (var values : snapshot.value().features().values()) {
        for (int i = 0; i < values.size(); i++) {
          sum += values.get(i);
        }
      }
      Timing.ready(sum);
      options.awaitGo();
    }
  }

  /// Read, look up the next key, take one float, close.
  private static final class Lookups implements Batch {
    private final Supplier<Snapshot<ArchivedFeatureTable>> reads;
    private final long[] keys;
    private int next;

    Lookups(Supplier<Snapshot<ArchivedFeatureTable>> reads, long[] keys) {
      this.reads = reads;
      this.keys = keys;
    }

    @Override
    public long run(int calls) {
      float sum = 0;
      for (int i = 0; i < calls; i++) {
        long key = keys[next];
        next = next + 1 == keys.length ? 0 : next + 1;
        try (var snapshot = reads.get()) {
          sum += Objects.requireNonNull(snapshot.value().features().get(key)).get(0);
        }
      }
      return (long) sum;
    }
  }
}
