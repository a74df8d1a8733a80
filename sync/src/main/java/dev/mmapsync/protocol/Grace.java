package dev.mmapsync.protocol;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// How a writer waits for the readers that are in its way: briefly in a spin, then yielding, then
/// in short parks that grow.
///
/// A reader usually leaves within nanoseconds, and a writer that sleeps for longer than that
/// publishes late.
///
/// One deadline for all that a write waits for. For one thread.
public final class Grace {
  private static final int SPINS = 1_000;
  private static final int YIELDS = 100;
  private static final long FIRST_PARK_NANOS = 20_000;
  private static final long LONGEST_PARK_NANOS = 1_000_000;

  private final long nanos;
  private long start;
  private boolean started;

  /// A grace of `nanos` nanoseconds, which begins with the first wait.
  public Grace(long nanos) {
    this.nanos = nanos;
  }

  /// Waits until `free` says so, or the grace is over.
  ///
  /// @return whether the way is free
  @SuppressWarnings(
      "ThreadPriorityCheck") // a yield between spinning and parking; nothing relies on it
  public boolean await(BooleanSupplier free) {
    if (free.getAsBoolean()) {
      return true;
    }
    begin();
    long park = FIRST_PARK_NANOS;
    for (int round = 0; left() > 0; round++) {
      if (round < SPINS) {
        Thread.onSpinWait();
      } else if (round < SPINS + YIELDS || Thread.currentThread().isInterrupted()) {
        Thread.yield();
      } else {
        LockSupport.parkNanos(Math.min(park, left()));
        park = Math.min(2 * park, LONGEST_PARK_NANOS);
      }
      if (free.getAsBoolean()) {
        return true;
      }
    }
    return false;
  }

  /// Looks a few times, whatever the grace: long enough for a reader that is leaving.
  ///
  /// @return whether the way is free
  public boolean spin(BooleanSupplier free) {
    begin();
    for (int round = 0; round < SPINS; round++) {
      if (free.getAsBoolean()) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  /// How long ago the first wait began, in nanoseconds; 0 = there was none.
  public long waited() {
    return started ? System.nanoTime() - start : 0;
  }

  private void begin() {
    if (!started) {
      started = true;
      start = System.nanoTime();
    }
  }

  private long left() {
    return nanos - (System.nanoTime() - start);
  }
}
