package dev.mmapsync.benchmarks;

import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.protocol.HoldWord;
import dev.mmapsync.protocol.RegistryLayout;
import dev.mmapsync.protocol.StateLayout;
import dev.mmapsync.protocol.VersionWord;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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

/// What each rule of a read through a slot costs: the words of real files, accessed by hand, one
/// rule more in each row. What a `LocalReader` takes beyond the last row is the way to them.
///
/// The slot is one that nobody claims, and no writer runs, so that nothing is hurt.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
    value = 3,
    jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-Xmx256m"})
public class SlotStepsBenchmark {
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  @SuppressWarnings("restricted")
  private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private final Path folder = Folders.create();
  private final MemorySegment state;
  private final MemorySegment registry;

  public SlotStepsBenchmark() {
    var prefix = folder.resolve("p");
    try (var writer = Synchronizer.writer(prefix, ArchiveType.bytes()).open()) {
      writer.writeRaw(64, bytes -> bytes.fill((byte) 7));
    }
    state = SharedWord.map(folder.resolve("p_state"), StateLayout.SIZE);
    registry =
        SharedWord.map(
            folder.resolve("p_registry"), RegistryLayout.size(RegistryLayout.DEFAULT_SLOTS));
  }

  @TearDown(Level.Trial)
  public void delete() {
    Folders.delete(folder);
  }

  /// The words as one reader has them.
  @State(Scope.Thread)
  public static class Words {
    /// One in the sequence of `hold`; what is below says what is held (`docs/format`).
    private static final long SEQUENCE = 1 << 4;

    private long holdAt;
    private long markAt;
    private long recordAt;
    private long generationAt;
    private long versionAt;
    private long readersAt;
    private long held;
    private long version;
    private long sequence;
    private int generation;

    @Setup(Level.Trial)
    public void find(SlotStepsBenchmark files) {
      long slot = RegistryLayout.slot(RegistryLayout.DEFAULT_SLOTS - 1 - nextThread());
      long base = files.registry.address();
      holdAt = base + slot + RegistryLayout.HOLD;
      markAt = base + slot + RegistryLayout.MARK;
      generationAt = base + RegistryLayout.FOREIGN_GENERATION;
      versionAt = files.state.address() + StateLayout.VERSION;
      version = (long) LONG.getVolatile(MEMORY, versionAt);
      int index = VersionWord.index(version);
      readersAt = files.state.address() + StateLayout.READERS + index * StateLayout.READERS_STRIDE;
      recordAt = base + RegistryLayout.record(index);
      sequence = (long) LONG.getVolatile(MEMORY, recordAt + RegistryLayout.RECORD_SEQUENCE);
      generation = (int) INT.getVolatile(MEMORY, generationAt);
      if (!isAcquired(this) || !isIntact()) {
        throw new IllegalStateException("a step fails, and those behind it would not be measured");
      }
      leave();
    }

    private static int nextThread() {
      return (int) (Thread.currentThread().threadId() % 64);
    }

    private static long next(long hold) {
      return (hold & -SEQUENCE) + SEQUENCE | 1;
    }

    private boolean enter() {
      long idle = held;
      held = next(idle);
      return LONG.compareAndSet(MEMORY, holdAt, idle, held);
    }

    private void enterByStore() {
      held = next(held);
      LONG.setVolatile(MEMORY, holdAt, held);
    }

    private void enterWithoutFence() {
      held = next(held);
      LONG.setRelease(MEMORY, holdAt, held);
    }

    private long leave() {
      held &= -SEQUENCE;
      LONG.setRelease(MEMORY, holdAt, held);
      return held;
    }

    private boolean isCurrent() {
      return (long) LONG.getVolatile(MEMORY, versionAt) == version;
    }

    private boolean isGuarded() {
      return StateLayout.isGuarded((int) INT.getVolatile(MEMORY, readersAt));
    }

    private boolean isRecorded() {
      return (long) LONG.getAcquire(MEMORY, recordAt + RegistryLayout.RECORD_WORD) == version
          && (long) LONG.getAcquire(MEMORY, recordAt + RegistryLayout.RECORD_SEQUENCE) == sequence;
    }

    private boolean isHeeded() {
      return !HoldWord.isMarked(held, (long) LONG.getAcquire(MEMORY, markAt), 0);
    }

    private boolean isIntact() {
      VarHandle.loadLoadFence();
      return isHeeded() && isGuarded() && (int) INT.getVolatile(MEMORY, generationAt) == generation;
    }
  }

  @Benchmark
  public long step0EnterLeaveWithoutFence(Words words) {
    words.enterWithoutFence();
    return words.leave();
  }

  @Benchmark
  public long step0EnterLeaveByStore(Words words) {
    words.enterByStore();
    return words.leave();
  }

  @Benchmark
  public boolean step1EnterLeave(Words words) {
    boolean right = words.enter();
    words.leave();
    return right;
  }

  @Benchmark
  public boolean step2Version(Words words) {
    boolean right = words.enter() && words.isCurrent();
    words.leave();
    return right;
  }

  @Benchmark
  public boolean step3Guard(Words words) {
    boolean right = words.enter() && words.isCurrent() && words.isGuarded();
    words.leave();
    return right;
  }

  @Benchmark
  public boolean step4Record(Words words) {
    boolean right = words.enter() && words.isCurrent() && words.isGuarded() && words.isRecorded();
    words.leave();
    return right;
  }

  @Benchmark
  public boolean step5Mark(Words words) {
    boolean right = isAcquired(words);
    words.leave();
    return right;
  }

  @Benchmark
  public boolean step6LookAtClose(Words words) {
    boolean right = isAcquired(words) && words.isIntact();
    words.leave();
    return right;
  }

  private static boolean isAcquired(Words words) {
    return words.enter()
        && words.isCurrent()
        && words.isGuarded()
        && words.isRecorded()
        && words.isHeeded();
  }
}
