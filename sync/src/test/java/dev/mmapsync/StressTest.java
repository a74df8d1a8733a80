package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One writer and three readers in one process, sizes changing all the time, every snapshot
/// verified whole.
class StressTest {
  private static final long SEED = 20_260_801;

  /// A run lasts at least so long, and until so much has happened, however slow the machine is.
  private static final long RUN_NANOS = Duration.ofSeconds(2).toNanos();

  private static final long WRITES = 300;
  private static final long READS = 1_000;

  /// Longer than any hold, so that nobody is ever evicted.
  private static final Duration GRACE = Duration.ofMinutes(1);

  @TempDir Path folder;

  private final AtomicBoolean stop = new AtomicBoolean();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final AtomicLong reads = new AtomicLong();

  @Test
  void everySnapshotIsWholeAndNoneIsOlderThanTheOneBefore() throws InterruptedException {
    var prefix = folder.resolve("p");
    try (var writer = Synchronizer.writer(prefix, PriceTableType.INSTANCE).grace(GRACE).open();
        var shared = Synchronizer.reader(prefix, PriceTableType.INSTANCE).open();
        var own =
            Synchronizer.reader(prefix, PriceTableType.INSTANCE)
                .verification(Verification.CHECKSUM)
                .open()) {
      writer.write(new PriceTable(0, 1));
      var threads = new ArrayList<Thread>();
      threads.add(Thread.ofPlatform().start(() -> read(shared)));
      threads.add(Thread.ofVirtual().start(() -> read(shared)));
      threads.add(Thread.ofPlatform().start(() -> read(own)));
      long writes = write(writer);
      stop.set(true);
      for (var thread : threads) {
        thread.join();
      }
      assertThat(failure).as("seed=%d", SEED).hasNullValue();
      assertThat(writes).isGreaterThanOrEqualTo(WRITES);
      var state = Synchronizer.inspect(prefix);
      assertThat(state.readers()).as("everybody has left").containsExactly(0, 0);
      assertThat(state.checksum()).isEqualTo(Inspection.ChecksumVerdict.RIGHT);
    }
  }

  private long write(SnapshotWriter<PriceTable> writer) {
    var random = new SplittableRandom(SEED);
    long start = System.nanoTime();
    long time = 0;
    while ((System.nanoTime() - start < RUN_NANOS || time < WRITES || reads.get() < READS)
        && failure.get() == null) {
      time++;
      int count = random.nextInt(16) == 0 ? random.nextInt(60_000) : random.nextInt(600);
      var result = writer.write(new PriceTable(time, count));
      assertThat(result.readersReset()).isFalse();
    }
    return time;
  }

  private void read(SnapshotReader<PriceTableType.View> reader) {
    long last = -1;
    try {
      while (!stop.get()) {
        try (var snapshot = reader.read()) {
          var table = snapshot.value();
          if (!table.isWhole() || table.time() < last) {
            throw new AssertionError("torn or old: time=" + table.time() + " last=" + last);
          }
          last = table.time();
        }
        reads.incrementAndGet();
      }
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
    }
  }
}
