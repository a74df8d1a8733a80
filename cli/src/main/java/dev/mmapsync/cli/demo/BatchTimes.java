package dev.mmapsync.cli.demo;

/// Times of many batches in a fixed space: counts in steps of a tenth of a nanosecond per read.
///
/// The median does not mind that a batch now and then includes a time slice of another process.
final class BatchTimes {
  private static final int STEPS_PER_NANO = 10;
  private static final int LAST = 200_000;

  private final long[] counts = new long[LAST + 1];
  private long total;

  /// Times `batch` again and again for `nanos`. The first quarter is for the compiler: nothing of
  /// it is kept.
  ///
  /// @param reads in a batch
  /// @param begin is run behind the first quarter
  static BatchTimes measure(long nanos, int reads, Runnable batch, Runnable begin) {
    long first = System.nanoTime();
    while (System.nanoTime() - first < nanos / 4) {
      batch.run();
    }
    begin.run();
    BatchTimes times = new BatchTimes();
    long start = System.nanoTime();
    while (start - first < nanos) {
      batch.run();
      long now = System.nanoTime();
      times.add(now - start, reads);
      start = now;
    }
    return times;
  }

  /// How many batches were noted.
  long count() {
    return total;
  }

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
