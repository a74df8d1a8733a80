package dev.mmapsync.benchmarks;

import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import java.nio.file.Path;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Lookups in a sorted map of an archive, each in a read of its own, beside those of a `TreeMap` on
/// the heap of the same process.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx4g"})
public class OrderedBenchmark {
  private static final long GAP = 3;
  private static final int SOUGHT = 1 << 16;

  @Param({"1000", "100000", "1000000"})
  public int entries;

  private final Path folder = Folders.create();
  private final SnapshotWriter<OrderedTable> writer =
      Synchronizer.writer(folder.resolve("p"), ArchivedOrderedTable.TYPE).open();
  private final SnapshotReader<ArchivedOrderedTable> reader =
      Synchronizer.reader(folder.resolve("p"), ArchivedOrderedTable.TYPE).open();
  private final TreeMap<Long, Long> map = new TreeMap<>();
  private final long[] keys = new long[SOUGHT];
  private final Long[] boxed = new Long[SOUGHT];
  private int next;

  @Setup(Level.Trial)
  public void publish() {
    for (long i = 0; i < entries; i++) {
      map.put(i * GAP, i);
    }
    Random random = new Random(1);
    for (int i = 0; i < SOUGHT; i++) {
      keys[i] = random.nextInt(entries) * GAP;
      boxed[i] = keys[i];
    }
    writer.write(new OrderedTable(map));
  }

  @TearDown(Level.Trial)
  public void delete() {
    reader.close();
    writer.close();
    Folders.delete(folder);
  }

  private int nextKey() {
    next = (next + 1) & (SOUGHT - 1);
    return next;
  }

  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public long readGetClose() {
    long key = keys[nextKey()];
    try (var snapshot = reader.read()) {
      Long value = snapshot.value().byKey().get(key);
      return value == null ? -1 : value;
    }
  }

  @Benchmark
  public long treeMapGet() {
    Long value = map.get(boxed[nextKey()]);
    return value == null ? -1 : value;
  }

  /// A key that is not there, so that a neighbour is found.
  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public long readFloorClose() {
    long key = keys[nextKey()] + 1;
    try (var snapshot = reader.read()) {
      var entry = snapshot.value().byKey().floor(key);
      return entry == null ? -1 : entry.keyAsLong();
    }
  }

  @Benchmark
  public long treeMapFloor() {
    Long key = map.floorKey(keys[nextKey()] + 1);
    return key == null ? -1 : key;
  }
}
