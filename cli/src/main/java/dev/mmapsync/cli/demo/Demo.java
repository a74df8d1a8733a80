package dev.mmapsync.cli.demo;

import dev.mmapsync.cli.ByteCount;
import dev.mmapsync.cli.CommandFailure;
import dev.mmapsync.cli.ExitCode;
import dev.mmapsync.cli.Input;
import dev.mmapsync.cli.Json;
import dev.mmapsync.cli.ProgressBar;
import dev.mmapsync.cli.Streams;
import dev.mmapsync.cli.demo.Orders.Order;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `demo`: one writer process, several reader processes, a real input, and one table at the end.
///
/// In the first half the readers compare every byte of every snapshot; in the second they time
/// reads of one field. Then they look up entries of a typed table, of which new versions come as
/// well. Exit code 7 if anything that was read was wrong.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Publish versions of a file to several processes: every byte verified, every read timed.",
      "One process writes, the others read, each with a heap of 32 MiB."
    })
public final class Demo implements Callable<Integer> {
  private static final long TICK_MILLIS = 50;
  private static final int MAX_READERS = 64;
  private static final int MAX_SECONDS = 24 * 60 * 60;

  private final Streams streams;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "8",
      description =
          "How long: half of it to verify, half of it to time (default: ${DEFAULT-VALUE});"
              + " a quarter more for the typed table.")
  private int seconds;

  @Option(
      names = "--readers",
      paramLabel = "N",
      defaultValue = "3",
      description = "Reader processes (default: ${DEFAULT-VALUE}).")
  private int readers;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      defaultValue = "16M",
      converter = ByteCount.class,
      description =
          "How much of FILE to publish (default: ${DEFAULT-VALUE}, or all if it is less).")
  private long size;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "What to publish (default: the file lib/modules of this JDK).")
  private Path file = Path.of(System.getProperty("java.home"), "lib", "modules");

  /// A demo that reports on `streams`.
  public Demo(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    check("--seconds", seconds, 1, MAX_SECONDS);
    check("--readers", readers, 1, MAX_READERS);
    check("--size", size, Edition.MIN_INPUT, Long.MAX_VALUE);
    DemoReport report = run();
    if (json) {
      streams.out().println(Json.text(report));
    } else {
      DemoTable.print(report, streams.out());
    }
    streams.out().flush();
    return report.exitCode().code();
  }

  private static void check(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "out of range: " + option + "=" + value + " least=" + least + " most=" + most);
    }
  }

  private DemoReport run() {
    try (Input input = Input.open(file)) {
      long used = Math.min(size, input.size());
      if (used < Edition.MIN_INPUT) {
        throw new CommandFailure(
            ExitCode.INPUT,
            "the file is too small for a demo: file=" + file + " least=" + Edition.MIN_INPUT);
      }
      WorkFolder folder = WorkFolder.create(used);
      try (Cast cast = new Cast(folder)) {
        folder.keep(input, used);
        return perform(cast, used);
      }
    }
  }

  private DemoReport perform(Cast cast, long used) {
    cast.start(readers);
    long half = TimeUnit.SECONDS.toMillis(seconds) / 2;

    cast.order(Order.VERIFY, half);
    pass("verifying", half, cast);
    Answer.Published first = cast.writer().answer(Answer.Published.class);
    List<Answer.Verified> verified = cast.readerAnswers(Answer.Verified.class);

    cast.order(Order.TIME, half);
    pass("timing", half, cast);
    Answer.Published second = cast.writer().answer(Answer.Published.class);
    List<Answer.Timed> timed = cast.readerAnswers(Answer.Timed.class);

    cast.order(Order.LOOK_UP, half / 2);
    pass("typed table", half / 2, cast);
    Answer.Published names = cast.writer().answer(Answer.Published.class);
    List<Answer.LookedUp> lookedUp = cast.readerAnswers(Answer.LookedUp.class);

    cast.orderReaders(Order.MEASURE, 0);
    List<Answer.Memory> memory = cast.readerAnswers(Answer.Memory.class);

    List<DemoReport.Reader> each = DemoReport.readers(second, verified, timed, memory);
    long[] delays = timed.stream().flatMapToLong(t -> DemoReport.delays(second, t)).toArray();
    long largest = Edition.largestSize(used);
    return new DemoReport(
        file.toString(),
        largest,
        cast.path().toString(),
        first.publications() + second.publications(),
        first.resets() + second.resets(),
        DemoReport.Reader.sum(each, delays),
        each,
        largest * readers,
        DemoReport.Typed.of(names, lookedUp));
  }

  /// Lets the time pass, until a process ends too early.
  private void pass(String label, long millis, Cast cast) {
    boolean shown = streams.terminal().getAsBoolean();
    long start = System.nanoTime();
    try (ProgressBar bar = new ProgressBar(streams.err(), label, millis, System::nanoTime)) {
      for (long passed = 0; passed < millis && cast.isAlive(); ) {
        if (shown) {
          bar.accept(passed);
        }
        Thread.sleep(Math.min(TICK_MILLIS, millis - passed));
        passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      }
    } catch (InterruptedException e) {
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted: phase=" + label, e);
    }
  }
}
