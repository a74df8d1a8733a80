package dev.mmapsync.benchmarks;

import dev.mmapsync.LocalReader;
import dev.mmapsync.Registry;
import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveSink;
import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A read of one field, beside the two atomic adds on a shared word that it cannot do without.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 3,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx256m"})
public class ReadBenchmark {
  private static final VarHandle WORD = ValueLayout.JAVA_INT.varHandle();

  @SuppressWarnings("restricted")
  private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private final Path folder = Folders.create();
  private final MemorySegment word = Arena.ofAuto().allocate(64, 64);
  private final long address = word.address();

  private final Path prefix = folder.resolve("p");
  private final Path countedPrefix = folder.resolve("c");
  private final SnapshotReader<MemorySegment> raw =
      Synchronizer.reader(prefix, ArchiveType.bytes()).open();
  private final SnapshotReader<MemorySegment> counted =
      Synchronizer.reader(countedPrefix, ArchiveType.bytes()).open();
  private final List<SnapshotReader<? extends Numbered>> readers =
      List.of(
          Synchronizer.reader(prefix, new PointType()).open(),
          Synchronizer.reader(prefix, new PriceType()).open(),
          Synchronizer.reader(prefix, new FlagType()).open());
  private int turn;

  @Setup(Level.Trial)
  public void publish() {
    try (var writer = Synchronizer.writer(prefix, ArchiveType.bytes()).open()) {
      writer.writeRaw(64, bytes -> bytes.fill((byte) 7));
    }
    try (var writer =
        Synchronizer.writer(countedPrefix, ArchiveType.bytes()).registry(Registry.NONE).open()) {
      writer.writeRaw(64, bytes -> bytes.fill((byte) 7));
    }
  }

  @TearDown(Level.Trial)
  public void delete() {
    raw.close();
    counted.close();
    readers.forEach(SnapshotReader::close);
    Folders.delete(folder);
  }

  @Benchmark
  public int twoAtomicAdds() {
    int before = (int) WORD.getAndAdd(MEMORY, address, 1);
    return before + (int) WORD.getAndAdd(MEMORY, address, -1);
  }

  @Benchmark
  public int readFieldClose() {
    try (Snapshot<MemorySegment> snapshot = raw.read()) {
      return snapshot.value().get(ValueLayout.JAVA_INT, 0);
    }
  }

  @Benchmark
  public int localReadFieldClose(Own own) {
    try (Snapshot<MemorySegment> snapshot = own.reader().read()) {
      return snapshot.value().get(ValueLayout.JAVA_INT, 0);
    }
  }

  @Benchmark
  public int countedReadFieldClose() {
    try (Snapshot<MemorySegment> snapshot = counted.read()) {
      return snapshot.value().get(ValueLayout.JAVA_INT, 0);
    }
  }

  /// A reader of one thread.
  @State(Scope.Thread)
  public static class Own {
    private @Nullable LocalReader<MemorySegment> reader;

    @Setup(Level.Trial)
    public void open(ReadBenchmark benchmark) {
      reader = benchmark.raw.local();
    }

    LocalReader<MemorySegment> reader() {
      return Objects.requireNonNull(reader);
    }
  }

  @Benchmark
  public int readWithFunction() {
    return raw.read(value -> value.get(ValueLayout.JAVA_INT, 0));
  }

  /// Three types in one process, at one place in the code: nothing of the library knows which comes
  /// next.
  @Benchmark
  public int readFieldCloseOfThreeTypes() {
    turn = turn == readers.size() - 1 ? 0 : turn + 1;
    try (var snapshot = readers.get(turn).read()) {
      return snapshot.value().number();
    }
  }

  /// A view with a number in it.
  private interface Numbered {
    int number();
  }

  private record Point(MemorySegment archive) implements Numbered {
    @Override
    public int number() {
      return archive.get(ValueLayout.JAVA_INT, 8);
    }
  }

  private record Price(MemorySegment archive) implements Numbered {
    @Override
    public int number() {
      return archive.get(ValueLayout.JAVA_INT, 16);
    }
  }

  private record Flag(MemorySegment archive) implements Numbered {
    @Override
    public int number() {
      return archive.get(ValueLayout.JAVA_INT, 24);
    }
  }

  private abstract static class FixedType<V> implements ArchiveType<MemorySegment, V> {
    @Override
    public void serialize(MemorySegment value, ArchiveSink sink) {
      sink.append(value);
    }

    @Override
    public void check(MemorySegment archive) {
      // Any 64 bytes will do.
    }

    @Override
    public long alignment() {
      return Long.BYTES;
    }
  }

  private static final class PointType extends FixedType<Point> {
    @Override
    public Point view(MemorySegment archive) {
      return new Point(archive);
    }
  }

  private static final class PriceType extends FixedType<Price> {
    @Override
    public Price view(MemorySegment archive) {
      return new Price(archive);
    }
  }

  private static final class FlagType extends FixedType<Flag> {
    @Override
    public Flag view(MemorySegment archive) {
      return new Flag(archive);
    }
  }
}
