package dev.mmapsync.protocol;

import java.util.concurrent.locks.LockSupport;

/// How a writer waits for the readers that are in its way: briefly in a spin, then yielding, then
/// in short parks that grow.
///
/// A reader usually leaves within nanoseconds, and a writer that sleeps for longer than that
/// publishes late.
public final class Grace {
  private static final int SPINS = 1_000;
  private static final int YIELDS = 100;
  private static final long FIRST_PARK_NANOS = 20_000;
  private static final long LONGEST_PARK_NANOS = 1_000_000;

  private Grace() {}

  /// Waits until no reader is counted on `index`, at most `nanos` nanoseconds.
  ///
  /// @return how many readers are still counted (unsigned): 0 = the way is free
  @SuppressWarnings(
      "ThreadPriorityCheck") // a yield between spinning and parking; nothing relies on it
  public static int await(StateWords words, int index, long nanos) {
    int readers = words.readers(index); // pairs with StateWords.leave
    if (readers == 0) {
      return 0;
    }
    long start = System.nanoTime();
    long park = FIRST_PARK_NANOS;
    for (int round = 0; readers != 0 && System.nanoTime() - start < nanos; round++) {
      if (round < SPINS) {
        Thread.onSpinWait();
      } else if (round < SPINS + YIELDS || Thread.currentThread().isInterrupted()) {
        Thread.yield();
      } else {
        LockSupport.parkNanos(Math.min(park, nanos - (System.nanoTime() - start)));
        park = Math.min(2 * park, LONGEST_PARK_NANOS);
      }
      readers = words.readers(index);
    }
    return readers;
  }
}
