package dev.mmapsync.benchmarks.race.program;

import dev.mmapsync.benchmarks.ArchivedFeatureTable;
import dev.mmapsync.benchmarks.FeatureTable;
import dev.mmapsync.benchmarks.race.program.Timing.Batch;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/// The same table as a `HashMap` on the heap of one process: the floor of a lookup, and what a copy
/// for each process costs.
final class HeapTable {
  private HeapTable() {}

  static void run(Options options) {
    long[] keys = FeatureTable.keys(options.number("entries", 1000));
    var lookups = new Lookups(FeatureTable.of(keys).features(), keys);
    Timing.print("get", Timing.nanosPerCall(options, lookups));
  }

  /// Copies what is published, and stays, with the copy in its hands.
  static void hold(Options options) throws InterruptedException {
    Map<Long, float[]> copy;
    try (var reader = Opening.reader(options, ArchivedFeatureTable.TYPE);
        var snapshot = reader.read()) {
      copy = snapshot.value().deserialize().features();
    }
    System.gc();
    Timing.ready(copy.size());
    options.awaitGo();
  }

  private static final class Lookups implements Batch {
    private final Map<Long, float[]> table;
    private final Long[] keys;
    private int next;

    Lookups(Map<Long, float[]> table, long[] keys) {
      this.table = table;
      this.keys = Arrays.stream(keys).boxed().toArray(Long[]::new);
    }

    @Override
    public long run(int calls) {
      float sum = 0;
      for (int i = 0; i < calls; i++) {
        Long key = keys[next];
        next = next + 1 == keys.length ? 0 : next + 1;
        sum += Objects.requireNonNull(table.get(key))[0];
      }
      return (long) sum;
    }
  }
}
