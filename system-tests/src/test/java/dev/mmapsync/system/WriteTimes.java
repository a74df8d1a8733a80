package dev.mmapsync.system;

import java.util.Arrays;
import java.util.Locale;

/// How long writes took: figures for people, which no test relies on.
final class WriteTimes {
  private long[] nanos = new long[1024];
  private int count;

  void add(long time) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, 2 * count);
    }
    nanos[count++] = time;
  }

  /// How many there were.
  int count() {
    return count;
  }

  private double micros(double share) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(share * count) - 1;
    return sorted[Math.max(rank, 0)] / 1e3;
  }

  @Override
  public String toString() {
    return count == 0
        ? "n=0"
        : String.format(
            Locale.ROOT,
            "n=%d p50=%.1fus p99=%.1fus max=%.1fus",
            count,
            micros(0.5),
            micros(0.99),
            micros(1));
  }
}
