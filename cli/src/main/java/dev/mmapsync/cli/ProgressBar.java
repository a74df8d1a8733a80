package dev.mmapsync.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/// A line on a terminal that shows how far something is. It appears only if that takes a while, is
/// drawn again some ten times a second, and is wiped at the end.
///
/// For one thread.
public final class ProgressBar implements LongConsumer, AutoCloseable {
  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long NEXT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int WIDTH = 40;
  private static final String WIPE = "\r\033[K";

  private final PrintWriter err;
  private final String label;
  private final long total;
  private final LongSupplier clock;
  private long due;
  private boolean drawn;

  /// @param total what counts as all of it, in any unit
  /// @param clock nanoseconds from any origin
  public ProgressBar(PrintWriter err, String label, long total, LongSupplier clock) {
    this.err = err;
    this.label = label;
    this.total = total;
    this.clock = clock;
    this.due = clock.getAsLong() + FIRST_NANOS;
  }

  /// Notes that `done` of the total are done.
  @Override
  public void accept(long done) {
    long now = clock.getAsLong();
    if (now - due >= 0) {
      due = now + NEXT_NANOS;
      draw(Math.clamp(done, 0, total));
    }
  }

  private void draw(long done) {
    double share = total == 0 ? 1 : (double) done / total;
    int filled = (int) Math.round(share * WIDTH);
    String bar = "#".repeat(filled) + "-".repeat(WIDTH - filled);
    err.print(String.format(Locale.ROOT, "\r%s  [%s] %3.0f %%", label, bar, share * 100));
    err.flush();
    drawn = true;
  }

  @Override
  public void close() {
    if (drawn) {
      err.print(WIPE);
      err.flush();
    }
  }
}
