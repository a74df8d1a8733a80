package dev.mmapsync.cli.demo;

/// Times of many batches in a fixed space: counts in steps of a tenth of a nanosecond per read.
///
/// The median does not mind that a batch now and then includes a time slice of another process.
final class BatchTimes {
  private static final int STEPS_PER_NANO = 10;
  private static final int LAST = 200_000;

  private final long[] counts = new long[LAST + 1];
  private long total;

  /// Notes one batch.
  void add(long nanos, int reads) {
    long step = nanos * STEPS_PER_NANO / reads;
    counts[Math.clamp(step, 0, LAST)]++;
    total++;
  }

  /// The median time of a read in nanoseconds; 0 if there was no batch.
  double median() {
    long below = 0;
    for (int step = 0; step <= LAST; step++) {
      below += counts[step];
      if (2 * below >= total) {
        return (double) step / STEPS_PER_NANO;
      }
    }
    return 0;
  }
}
