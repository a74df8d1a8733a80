package dev.mmapsync;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for what another thread, the watch or the garbage collector will bring about.
public final class Eventually {
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final long POLL_NANOS = 1_000_000;

  private Eventually() {}

  /// Returns as soon as `condition` holds; after 20 s that is an error.
  public static void holds(String what, Callable<Boolean> condition) {
    long start = System.nanoTime();
    while (!call(condition)) {
      if (System.nanoTime() - start > LONGEST.toNanos()) {
        throw new AssertionError("in vain waited for " + LONGEST + ": " + what);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static boolean call(Callable<Boolean> condition) {
    try {
      return condition.call();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
