package dev.mmapsync.cli.demo;

import dev.mmapsync.cli.ByteCount;
import dev.mmapsync.cli.Table;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A demo's report as a table for people: a line for each figure, a column for each reader.
final class DemoTable {
  private static final String UNKNOWN = "?";
  private static final double THOUSAND = 1_000;

  private final DemoReport report;
  private final Table table = Table.ofFigures();

  private DemoTable(DemoReport report) {
    this.report = report;
  }

  static void print(DemoReport report, PrintWriter out) {
    new DemoTable(report).print(out);
  }

  private void print(PrintWriter out) {
    List<String> head = new ArrayList<>(List.of("", "all"));
    for (int i = 1; i <= report.readers().size(); i++) {
      head.add("reader " + i);
    }
    table.row(head.toArray(String[]::new));
    row("verified reads", reader -> count(reader.verifiedReads()));
    row("verified bytes", reader -> ByteCount.text(reader.verifiedBytes()));
    row("torn reads", reader -> count(reader.torn()));
    row("versions seen", reader -> count(reader.versionsSeen()));
    row("timed reads", reader -> count(reader.timedReads()));
    row("ns per timed read", reader -> String.format(Locale.ROOT, "%.1f", reader.nanosPerRead()));
    row("publish to visible, p50", reader -> delay(reader.visible(), DemoReport.Delay::p50Nanos));
    row("publish to visible, p99", reader -> delay(reader.visible(), DemoReport.Delay::p99Nanos));
    row("snapshot in memory (PSS)", reader -> bytes(reader.snapshotPssBytes()));
    heapCopies();
    row("whole process (PSS)", reader -> bytes(reader.pssBytes()));
    out.printf(
        Locale.ROOT,
        "%s of %s, in %s%n",
        ByteCount.text(report.size()),
        report.input(),
        report.folder());
    out.printf(
        Locale.ROOT,
        "%s publications, %s readers reset%n%n",
        count(report.publications()),
        count(report.resets()));
    table.print(out);
    out.println();
    typed(out, report.typed());
    out.println(verdict());
    out.flush();
  }

  private static void typed(PrintWriter out, DemoReport.Typed typed) {
    Table table = Table.ofFigures();
    table.row("typed table", "names of characters");
    table.row("versions", count(typed.publications()));
    table.row("size", ByteCount.text(typed.bytes()));
    table.row("names, all verified", count(typed.names()));
    table.row("wrong names", count(typed.wrong()));
    table.row("timed lookups", count(typed.lookups()));
    table.row("ns per read and lookup", String.format(Locale.ROOT, "%.1f", typed.nanosPerLookup()));
    table.print(out);
    out.println();
  }

  private void row(String label, Function<DemoReport.Reader, String> figure) {
    List<String> cells = new ArrayList<>(List.of(label, figure.apply(report.all())));
    report.readers().forEach(reader -> cells.add(figure.apply(reader)));
    table.row(cells.toArray(String[]::new));
  }

  private void heapCopies() {
    List<String> cells =
        new ArrayList<>(List.of("  as copies on heaps", bytes(report.heapCopiesBytes())));
    report.readers().forEach(_ -> cells.add(bytes(report.size())));
    table.row(cells.toArray(String[]::new));
  }

  private String verdict() {
    long torn = report.all().torn();
    if (report.typed().wrong() > 0) {
      return "WRONG NAMES in the typed table: " + count(report.typed().wrong());
    }
    return torn == 0
        ? "No torn read: every byte of every verified snapshot was right."
        : "TORN READS: " + count(torn) + (report.resets() > 0 ? " (readers were reset)" : "");
  }

  private static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String bytes(@Nullable Long value) {
    return value == null ? UNKNOWN : ByteCount.text(value);
  }

  private static String delay(
      DemoReport.@Nullable Delay delay, Function<DemoReport.Delay, Long> rank) {
    if (delay == null) {
      return UNKNOWN;
    }
    double micros = rank.apply(delay) / THOUSAND;
    return micros < THOUSAND
        ? String.format(Locale.ROOT, "%.1f us", micros)
        : String.format(Locale.ROOT, "%.1f ms", micros / THOUSAND);
  }
}
