package dev.mmapsync.benchmarks.race.program;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/// The loop that times. The Rust side is `timing.rs`.
final class Timing {
  /// As many calls between two looks at anything else.
  static final int BATCH = 1000;

  /// As long between two looks at the clock, at least.
  private static final long SHORTEST = Duration.ofMillis(2).toNanos();

  /// So many rounds of calls at least, in which both data files are written before anything counts.
  private static final int ROUNDS = 3;

  /// Unless they take longer.
  private static final long LONGEST = Duration.ofSeconds(2).toNanos();

  /// Keeps what the calls return alive.
  @SuppressWarnings("UnusedVariable") // that is its use
  private static volatile long consumed;

  private Timing() {}

  /// Makes as many calls as it is told to, and returns something that depends on all of them.
  @FunctionalInterface
  interface Batch {
    long run(int calls);
  }

  /// The median time of one call in nanoseconds, warmed up first.
  static double nanosPerCall(Options options, Batch batch) {
    var length = warmUp(options, batch);
    var times = DoubleStream.builder();
    var rounds = new Rounds(options.time());
    while (rounds.more()) {
      times.add((double) time(batch, length) / length.calls() / length.batches());
    }
    return quantile(times.build().toArray(), 0.5);
  }

  /// Until the time is over, and has been this thread's: others may have the processor.
  static Length warmUp(Options options, Batch batch) {
    var length = new Length(1, 1);
    var rounds = new Rounds(options.warm());
    while (rounds.more() || rounds.moreOfThisThread()) {
      if (time(batch, length) < SHORTEST) {
        length = length.doubled();
      }
    }
    return length;
  }

  private static long time(Batch batch, Length length) {
    long start = System.nanoTime();
    long sum = 0;
    for (int i = 0; i < length.batches(); i++) {
      sum += batch.run(length.calls());
    }
    long nanos = System.nanoTime() - start;
    consume(sum);
    return nanos;
  }

  static void consume(long value) {
    consumed = value;
  }

  static double quantile(double[] values, double share) {
    Arrays.sort(values);
    return values[(int) Math.round((values.length - 1) * share)];
  }

  static void print(String name, double value) {
    System.out.println("figure " + name + " " + value);
  }

  static void ready(Object... words) {
    System.out.println("ready " + Arrays.toString(words));
  }

  /// Of what is timed at once: so many batches of so many calls.
  record Length(int calls, int batches) {
    Length doubled() {
      return calls < BATCH
          ? new Length(Math.min(BATCH, calls * 2), batches)
          : new Length(calls, batches * 2);
    }
  }

  /// How long it goes on.
  private static final class Rounds {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long start = System.nanoTime();
    private final long startOfThisThread = THREADS.getCurrentThreadCpuTime();
    private final long time;
    private int done;

    Rounds(Duration time) {
      this.time = time.toNanos();
    }

    boolean more() {
      long elapsed = System.nanoTime() - start;
      boolean more = elapsed < time || (done < ROUNDS && elapsed < LONGEST);
      done++;
      return more;
    }

    boolean moreOfThisThread() {
      return THREADS.getCurrentThreadCpuTime() - startOfThisThread < Math.min(time, LONGEST);
    }
  }
}
