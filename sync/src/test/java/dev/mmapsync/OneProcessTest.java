package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A writer and its readers in one process, under load: the writer asks the kernel whether owners
/// of slots live that are threads of its own process.
///
/// An open file does not see its own locks. A writer that asked through the one that owns the slots
/// would take all of them for dead: [WriteResult#dead] is 0 here, always.
@Tag("native")
class OneProcessTest {
  private static final long SEED = 20_261_126;

  /// So much must have happened, however slow the machine is.
  private static final long WRITES = 300;

  private static final long READS = 1_000;

  /// So often a slow reader must have been in the way.
  private static final long HITS = 20;

  /// So that a writer that does not go on without them finds a gap.
  private static final Duration SHORT = Duration.ofMillis(5);

  @TempDir Path folder;

  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong published = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private long hits;

  @ParameterizedTest
  @EnumSource
  void theLivingAreNeverTakenForDead(SlowReaderPolicy policy) throws InterruptedException {
    var prefix = folder.resolve("p");
    try (var writer =
            Synchronizer.writer(prefix, PriceTableType.INSTANCE)
                .slowReaders(policy)
                .grace(policy == SlowReaderPolicy.FAIL ? SHORT : Duration.ZERO)
                .open();
        var reader =
            Synchronizer.reader(prefix, PriceTableType.INSTANCE)
                .onLoss(loss -> lost.incrementAndGet())
                .open()) {
      writer.write(new PriceTable(0, 1));
      var threads = new ArrayList<Thread>();
      threads.add(Thread.ofPlatform().start(() -> readAll(reader::read, 0)));
      threads.add(Thread.ofVirtual().start(() -> readAll(reader::read, 0)));
      threads.add(Thread.ofPlatform().start(() -> readLocal(reader, 0)));
      threads.add(Thread.ofPlatform().start(() -> readLocal(reader, 3)));
      write(writer);
      stop.set(true);
      for (var thread : threads) {
        thread.join();
      }
    }
    System.out.printf("%s: reads=%s hits=%d lost=%s%n", policy, reads, hits, lost);
    assertThat(failure).as("seed=%d", SEED).hasNullValue();
    if (policy == SlowReaderPolicy.EVICT) {
      assertThat(lost).hasPositiveValue();
    } else {
      assertThat(lost).hasValue(0);
    }
  }

  private void write(SnapshotWriter<PriceTable> writer) {
    var random = new SplittableRandom(SEED);
    while ((published.get() < WRITES || reads.get() < READS || hits < HITS)
        && failure.get() == null) {
      long time = published.get() + 1;
      int count = random.nextInt(16) == 0 ? random.nextInt(6_000) : random.nextInt(60);
      try {
        var result = writer.write(new PriceTable(time, count));
        published.set(time);
        hits += result.evicted() + result.detached();
        assertThat(result.dead()).as("seed=%d write=%d", SEED, time).isZero();
      } catch (ReadersBusyException e) {
        hits++;
        Thread.onSpinWait();
      }
    }
  }

  private void readLocal(SnapshotReader<PriceTableType.View> reader, int publications) {
    try (var local = reader.local()) {
      readAll(local::read, publications);
    }
  }

  /// @param publications how many more ones each snapshot is held for; it gives up soon, since a
  ///   writer that fails publishes none
  private void readAll(Supplier<Snapshot<PriceTableType.View>> read, int publications) {
    long last = -1;
    try {
      while (!stop.get()) {
        try (var snapshot = read.get()) {
          long time = snapshot.value().time();
          long until = published.get() + publications;
          for (int turn = 0; turn < 1_000 && published.get() < until && !stop.get(); turn++) {
            Thread.onSpinWait();
          }
          boolean right = isWhole(snapshot.value()) && time >= last;
          if (snapshot.fate() == Fate.INTACT) {
            if (!right) {
              throw new AssertionError("torn or old, untold: time=" + time + " last=" + last);
            }
            last = time;
          }
        }
        reads.incrementAndGet();
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }

  /// What an evicted snapshot shows can change between two looks at it.
  private static boolean isWhole(PriceTableType.View table) {
    try {
      return table.isWhole();
    } catch (IndexOutOfBoundsException e) {
      return false;
    }
  }
}
