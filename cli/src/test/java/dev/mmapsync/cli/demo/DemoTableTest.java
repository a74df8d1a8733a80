package dev.mmapsync.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.cli.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DemoTableTest {
  private static DemoReport report(long torn, DemoReport.Reader... readers) {
    return report(torn, 0, readers);
  }

  private static DemoReport report(long torn, long wrong, DemoReport.Reader... readers) {
    DemoReport.Reader all =
        new DemoReport.Reader(
            12_345, 3L << 30, torn, 99, 1_000_000, 7.25, null, 200L << 20, 21L << 20);
    return new DemoReport(
        "/some/file",
        16L << 20,
        "/dev/shm/x",
        100,
        0,
        all,
        List.of(readers),
        48L << 20,
        new DemoReport.Typed(11, 3L << 20, 56_789, wrong, 2_000_000, 61.25));
  }

  private static List<String> print(DemoReport report) {
    StringWriter out = new StringWriter();
    DemoTable.print(report, new PrintWriter(out));
    return out.toString().lines().toList();
  }

  private static DemoReport.Reader reader(long p50, long p99) {
    return new DemoReport.Reader(1, 2, 0, 3, 4, 5, new DemoReport.Delay(p50, p99), null, null);
  }

  @Test
  void linesUpFiguresWithUnits() {
    assertThat(print(report(0, reader(1_500, 2_500_000))))
        .containsExactly(
            "16.0 MiB of /some/file, in /dev/shm/x",
            "100 publications, 0 readers reset",
            "",
            "                                all  reader 1",
            "verified reads               12,345         1",
            "verified bytes              3.0 GiB       2 B",
            "torn reads                        0         0",
            "versions seen                    99         3",
            "timed reads               1,000,000         4",
            "ns per timed read               7.3       5.0",
            "publish to visible, p50           ?    1.5 us",
            "publish to visible, p99           ?    2.5 ms",
            "snapshot in memory (PSS)   21.0 MiB         ?",
            "  as copies on heaps       48.0 MiB  16.0 MiB",
            "whole process (PSS)       200.0 MiB         ?",
            "",
            "typed table             names of characters",
            "versions                                 11",
            "size                                3.0 MiB",
            "names, all verified                  56,789",
            "wrong names                               0",
            "timed lookups                     2,000,000",
            "ns per read and lookup                 61.3",
            "",
            "No torn read: every byte of every verified snapshot was right.");
  }

  @Test
  void saysLoudlyThatNamesWereWrong() {
    assertThat(print(report(0, 12)).getLast()).isEqualTo("WRONG NAMES in the typed table: 12");
    assertThat(report(0, 12).exitCode()).isEqualTo(ExitCode.WRONG_CONTENT);
  }

  @Test
  void saysLoudlyThatReadsWereTorn() {
    assertThat(print(report(1_234)).getLast()).isEqualTo("TORN READS: 1,234");
    assertThat(report(1).exitCode()).isEqualTo(ExitCode.WRONG_CONTENT);
    assertThat(report(0).exitCode()).isEqualTo(ExitCode.DONE);
  }
}
