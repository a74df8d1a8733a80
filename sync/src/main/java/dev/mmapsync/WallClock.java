package dev.mmapsync;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// The time of day, for writes that follow each other closely: for ten milliseconds after a look at
/// the clock of the system it goes by the monotonic one, which costs half as much to read. So when
/// somebody sets the clock, it follows that much later.
///
/// For the writing thread.
final class WallClock {
  private static final long KEPT_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

  /// Both clocks are taken for looked at together if no more than this lies between.
  private static final long TOGETHER_NANOS = TimeUnit.MICROSECONDS.toNanos(1);

  private final InstantSource system;
  private final LongSupplier monotonic;

  private long lookedAt;
  private long seen;

  WallClock() {
    this(InstantSource.system(), System::nanoTime);
  }

  /// @param monotonic in nanoseconds from anywhere
  WallClock(InstantSource system, LongSupplier monotonic) {
    this.system = system;
    this.monotonic = monotonic;
    this.lookedAt = monotonic.getAsLong() - KEPT_NANOS;
  }

  /// Nanoseconds since the epoch.
  long epochNanos() {
    long now = monotonic.getAsLong();
    return now - lookedAt < KEPT_NANOS ? seen + (now - lookedAt) : look(now);
  }

  private long look(long before) {
    long nanos = ChronoUnit.NANOS.between(Instant.EPOCH, system.instant());
    long after = monotonic.getAsLong();
    if (after - before <= TOGETHER_NANOS) {
      seen = nanos;
      lookedAt = after;
    }
    return nanos;
  }
}
