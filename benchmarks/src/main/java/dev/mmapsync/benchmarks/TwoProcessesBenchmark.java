package dev.mmapsync.benchmarks;

import dev.mmapsync.LocalReader;
import dev.mmapsync.Registry;
import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
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

/// The reads of [ReadBenchmark] beside another process that makes the same reads of the same prefix
/// all the time. For one thread: the other process has the other processor.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 3,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx256m"})
public class TwoProcessesBenchmark {
  private final Path folder = Folders.create();
  private final Path prefix = folder.resolve("p");
  private final Path countedPrefix = folder.resolve("c");
  private final Path wordFile = folder.resolve("word");
  private final SharedWord word = SharedWord.open(wordFile);
  private final SnapshotReader<MemorySegment> raw =
      Synchronizer.reader(prefix, ArchiveType.bytes()).open();
  private final SnapshotReader<MemorySegment> counted =
      Synchronizer.reader(countedPrefix, ArchiveType.bytes()).open();

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
    Folders.delete(folder);
  }

  @Benchmark
  public int twoAtomicAdds(BesideWord beside) {
    return word.twoAtomicAdds();
  }

  @Benchmark
  public int localReadFieldClose(BesideLocal beside) {
    return field(beside.reader().read());
  }

  @Benchmark
  public int readFieldClose(BesideShared beside) {
    return field(raw.read());
  }

  @Benchmark
  public int countedReadFieldClose(BesideCounted beside) {
    return field(counted.read());
  }

  private static int field(Snapshot<MemorySegment> opened) {
    try (var snapshot = opened) {
      return snapshot.value().get(ValueLayout.JAVA_INT, 0);
    }
  }

  /// Another process, for as long as the benchmark runs.
  public abstract static class Beside {
    private @Nullable Neighbour neighbour;

    final void start(Neighbour.Kind kind, Path path) {
      neighbour = Neighbour.start(kind, path);
    }

    @TearDown(Level.Trial)
    public void stop() {
      if (neighbour != null) {
        neighbour.close();
      }
    }
  }

  /// Adds to the same word.
  @State(Scope.Benchmark)
  public static class BesideWord extends Beside {
    @Setup(Level.Trial)
    public void start(TwoProcessesBenchmark benchmark) {
      start(Neighbour.Kind.WORD, benchmark.wordFile);
    }
  }

  /// Has a local reader, as the benchmark has one.
  @State(Scope.Benchmark)
  public static class BesideLocal extends Beside {
    private @Nullable LocalReader<MemorySegment> reader;

    @Setup(Level.Trial)
    public void start(TwoProcessesBenchmark benchmark) {
      start(Neighbour.Kind.LOCAL, benchmark.prefix);
      reader = benchmark.raw.local();
    }

    LocalReader<MemorySegment> reader() {
      return Objects.requireNonNull(reader);
    }
  }

  /// Reads through slots.
  @State(Scope.Benchmark)
  public static class BesideShared extends Beside {
    @Setup(Level.Trial)
    public void start(TwoProcessesBenchmark benchmark) {
      start(Neighbour.Kind.SHARED, benchmark.prefix);
    }
  }

  /// Reads by counters.
  @State(Scope.Benchmark)
  public static class BesideCounted extends Beside {
    @Setup(Level.Trial)
    public void start(TwoProcessesBenchmark benchmark) {
      start(Neighbour.Kind.SHARED, benchmark.countedPrefix);
    }
  }
}
