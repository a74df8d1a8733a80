package dev.mmapsync.benchmarks;

import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteResult;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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

/// A typed table: a lookup in it, beside that of a `HashMap` and the loads that no lookup can do
/// without; its check; its write.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx4g"})
public class TypedBenchmark {
  @Param({"1000", "100000", "1000000"})
  public int entries;

  private final Path folder = Folders.create();
  private final SnapshotWriter<FeatureTable> writer =
      Synchronizer.writer(folder.resolve("p"), ArchivedFeatureTable.TYPE).open();
  private final SnapshotReader<ArchivedFeatureTable> reader =
      Synchronizer.reader(folder.resolve("p"), ArchivedFeatureTable.TYPE).open();
  private @Nullable Snapshot<ArchivedFeatureTable> held;
  private FeatureTable table = new FeatureTable(Map.of());
  private Long[] boxed = {};
  private long[] keys = {};
  private int next;

  @Setup(Level.Trial)
  public void publish() {
    keys = FeatureTable.keys(entries);
    table = FeatureTable.of(keys);
    boxed = Arrays.stream(keys).boxed().toArray(Long[]::new);
    Collections.shuffle(Arrays.asList(boxed), new Random(1));
    for (int i = 0; i < entries; i++) {
      keys[i] = boxed[i];
    }
    writer.write(table);
    held = reader.read();
  }

  private Snapshot<ArchivedFeatureTable> held() {
    return Objects.requireNonNull(held);
  }

  @TearDown(Level.Trial)
  public void delete() {
    held().close();
    reader.close();
    writer.close();
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
  public float hashMapGet() {
    return Objects.requireNonNull(table.features().get(boxed[nextKey()]))[0];
  }

  /// A lookup in a snapshot that is held.
  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public float get() {
    long key = keys[nextKey()];
    var values = held().value().features().get(key);
    return values == null ? 0 : values.get(0);
  }

  /// The same by hand.
  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public float loadsByHand() {
    long key = keys[nextKey()];
    return LoadsByHand.get(held().bytes(), key);
  }

  /// Read and close, and in between what the format itself demands: hash, displacement, perhaps a
  /// second hash, entry, key, float.
  @Benchmark
  @CompilerControl(CompilerControl.Mode.DONT_INLINE)
  public float readLoadsByHandClose() {
    long key = keys[nextKey()];
    try (var snapshot = reader.read()) {
      return LoadsByHand.get(snapshot.bytes(), key);
    }
  }

  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public void check() {
    try (var snapshot = reader.read()) {
      ArchivedFeatureTable.TYPE.check(snapshot.bytes());
    }
  }

  @Benchmark
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  public WriteResult write() {
    return writer.write(table, Duration.ZERO);
  }

  /// The lookup of section 7.2 of the format, with nothing around it.
  private static final class LoadsByHand {
    private static final ValueLayout.OfLong LONG =
        ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfInt INT =
        ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfFloat FLOAT =
        ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int MAP_SIZE = 12;
    private static final int ENTRY_SIZE = 16;
    private static final long FACTOR = 0x6eed0e9da4d94a4fL;
    private static final long LANE_0 = 0x08576fb6170b5f5fL;
    private static final long LANE_1 = 0x587775eeb84a7e46L;
    private static final long OTHERS = 0xac701115428ee569L ^ 0x910feb91b92bb1cdL;

    static float get(MemorySegment archive, long key) {
      long map = archive.byteSize() - MAP_SIZE;
      int count = archive.get(INT, map);
      long displacements = map + 4 + archive.get(INT, map + 4);
      long entries = map + 8 + archive.get(INT, map + 8);
      long hash = diffuse(diffuse(LANE_0 ^ key) ^ LANE_1 ^ OTHERS ^ Long.BYTES);
      int displacement = archive.get(INT, displacements + 4 * Long.remainderUnsigned(hash, count));
      long slot =
          displacement < 0
              ? Long.remainderUnsigned(seeded(displacement, key), count)
              : displacement;
      long entry = entries + slot * ENTRY_SIZE;
      return archive.get(LONG, entry) == key
          ? archive.get(FLOAT, entry + 8 + archive.get(INT, entry + 8))
          : 0;
    }

    private static long seeded(int seed, long key) {
      long first = diffuse(LANE_0 ^ (Integer.toUnsignedLong(seed) | key << 32));
      long second = diffuse(LANE_1 ^ key >>> 32);
      return diffuse(first ^ second ^ OTHERS ^ 12);
    }

    private static long diffuse(long x) {
      long y = x * FACTOR;
      y ^= (y >>> 32) >>> (int) (y >>> 60);
      return y * FACTOR;
    }
  }
}
