package dev.mmapsync.benchmarks;

import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Random;
import java.util.SequencedMap;
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

/// A typed table that keeps its order: lookups by key and by position in it, beside those of a
/// `LinkedHashMap` and a `TreeMap` on the heap, and of the same table without an order.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx4g"})
public class IndexBenchmark {
  @Param({"1000", "100000", "1000000"})
  public int entries;

  private final Path folder = Folders.create();
  private final SnapshotWriter<IndexTable> writer =
      Synchronizer.writer(folder.resolve("i"), ArchivedIndexTable.TYPE).open();
  private final SnapshotReader<ArchivedIndexTable> reader =
      Synchronizer.reader(folder.resolve("i"), ArchivedIndexTable.TYPE).open();
  private final SnapshotWriter<FeatureTable> hashWriter =
      Synchronizer.writer(folder.resolve("h"), ArchivedFeatureTable.TYPE).open();
  private final SnapshotReader<ArchivedFeatureTable> hashReader =
      Synchronizer.reader(folder.resolve("h"), ArchivedFeatureTable.TYPE).open();
  private SequencedMap<Long, float[]> linked = new LinkedHashMap<>();
  private final TreeMap<Long, float[]> tree = new TreeMap<>();
  private Long[] boxed = {};
  private long[] keys = {};
  private int next;

  @Setup(Level.Trial)
  public void publish() {
    keys = FeatureTable.keys(entries);
    IndexTable table = IndexTable.of(keys);
    linked = table.features();
    tree.putAll(linked);
    writer.write(table);
    hashWriter.write(new FeatureTable(linked));
    boxed = Arrays.stream(keys).boxed().toArray(Long[]::new);
    Collections.shuffle(Arrays.asList(boxed), new Random(1));
    for (int i = 0; i < entries; i++) {
      keys[i] = boxed[i];
    }
  }

  @TearDown(Level.Trial)
  public void delete() {
    reader.close();
    writer.close();
    hashReader.close();
    hashWriter.close();
    Folders.delete(folder);
  }

  private int nextKey() {
    next = next + 1 == entries ? 0 : next + 1;
    return next;
  }

  /// A method of its own, as below: JMH's loop would hold it twice, and what the compiler takes
  /// into one method is limited.
  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public float readGetClose() {
    long key = keys[nextKey()];
    try (var snapshot = reader.read()) {
      var values = snapshot.value().features().get(key);
      return values == null ? 0 : values.get(0);
    }
  }

  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public int readIndexOfClose() {
    long key = keys[nextKey()];
    try (var snapshot = reader.read()) {
      return snapshot.value().features().indexOf(key);
    }
  }

  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public float readValueAtClose() {
    int index = nextKey();
    try (var snapshot = reader.read()) {
      return snapshot.value().features().valueAt(index).get(0);
    }
  }

  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public float readGetOfHashMapClose() {
    long key = keys[nextKey()];
    try (var snapshot = hashReader.read()) {
      var values = snapshot.value().features().get(key);
      return values == null ? 0 : values.get(0);
    }
  }

  @Benchmark
  public float linkedHashMapGet() {
    return Objects.requireNonNull(linked.get(boxed[nextKey()]))[0];
  }

  @Benchmark
  public float treeMapGet() {
    return Objects.requireNonNull(tree.get(boxed[nextKey()]))[0];
  }
}
