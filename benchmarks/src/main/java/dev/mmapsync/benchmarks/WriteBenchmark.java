package dev.mmapsync.benchmarks;

import dev.mmapsync.Checksum;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteResult;
import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
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

/// A write of bytes that exist already, beside one copy of them, one hash of them, and both.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 3,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx256m"})
public class WriteBenchmark {
  @Param({"36", "65536", "67108864", "1073741824"})
  public long size;

  private final Arena arena = Arena.ofShared();
  private final Path folder = Folders.create();
  private final SnapshotWriter<MemorySegment> writer =
      Synchronizer.writer(folder.resolve("p"), ArchiveType.bytes()).open();
  private MemorySegment source = MemorySegment.NULL;
  private MemorySegment target = MemorySegment.NULL;

  @Setup(Level.Trial)
  public void allocate() {
    source = arena.allocate(size, 4096).fill((byte) 7);
    target = arena.allocate(size, 4096).fill((byte) 1);
  }

  @TearDown(Level.Trial)
  public void delete() {
    writer.close();
    arena.close();
    Folders.delete(folder);
  }

  @Benchmark
  public WriteResult writeRaw() {
    return writer.writeRaw(source, Duration.ZERO);
  }

  @Benchmark
  public MemorySegment copy() {
    return target.copyFrom(source);
  }

  @Benchmark
  public long hash() {
    return Checksum.wyhash().of(source);
  }

  @Benchmark
  public long copyThenHash() {
    target.copyFrom(source);
    return Checksum.wyhash().of(target);
  }
}
