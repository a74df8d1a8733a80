package dev.mmapsync.benchmarks;

import dev.mmapsync.LocalReader;
import dev.mmapsync.Registry;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteResult;
import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
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

/// What a reader does that finds a new version: a write of eight bytes and the first read of them,
/// beside the write alone. One thread.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 3,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx256m"})
public class SwitchBenchmark {
  @Param({"NONE", "SLOTS"})
  public Registry registry = Registry.SLOTS;

  private final Arena arena = Arena.ofShared();
  private final Path folder = Folders.create();
  private final MemorySegment source = arena.allocate(ValueLayout.JAVA_LONG);
  private final SnapshotReader<MemorySegment> reader =
      Synchronizer.reader(folder.resolve("p"), ArchiveType.bytes()).open();
  private final LocalReader<MemorySegment> local = reader.local();
  private SnapshotWriter<MemorySegment> writer =
      Synchronizer.writer(folder.resolve("p"), ArchiveType.bytes()).open();
  private long number;

  @Setup(Level.Trial)
  public void open() {
    writer.close();
    writer =
        Synchronizer.writer(folder.resolve("p"), ArchiveType.bytes()).registry(registry).open();
  }

  @TearDown(Level.Trial)
  public void delete() {
    writer.close();
    reader.close();
    arena.close();
    Folders.delete(folder);
  }

  @Benchmark
  public WriteResult write() {
    source.set(ValueLayout.JAVA_LONG, 0, number++);
    return writer.writeRaw(source);
  }

  @Benchmark
  public long writeThenRead() {
    write();
    try (var snapshot = reader.read()) {
      return snapshot.value().get(ValueLayout.JAVA_LONG, 0);
    }
  }

  @Benchmark
  public long writeThenLocalRead() {
    write();
    try (var snapshot = local.read()) {
      return snapshot.value().get(ValueLayout.JAVA_LONG, 0);
    }
  }
}
