package dev.mmapsync.benchmarks.race;

import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/// Ratios as bars on a logarithmic scale, from the line at 1: to the left where ours is better.
final class Plot {
  private static final int LINE = 20;
  private static final int TOP = 100;
  private static final int LABELS = 540;
  private static final int WIDTH = 520;
  private static final int RIGHT = 70;

  private final List<Row> rows;
  private final String date;
  private final String machine;
  private final double lowest;
  private final double highest;
  private final StringBuilder svg = new StringBuilder();

  private Plot(Result result, String date) {
    this.rows = result.rows();
    this.date = date;
    this.machine = result.machine();
    this.lowest = Math.floor(Math.min(-1, exponents(rows).min().orElse(0)));
    this.highest = Math.ceil(Math.max(1, exponents(rows).max().orElse(0)));
  }

  /// An SVG document.
  static String of(Result result, String date) {
    return new Plot(result, date).draw();
  }

  private String draw() {
    int width = LABELS + WIDTH + RIGHT;
    int height = TOP + LINE * rows.size() + LINE;
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " font-family=\"sans-serif\" font-size=\"12\">%n<rect width=\"100%%\""
                + " height=\"100%%\" fill=\"white\"/>%n",
            width,
            height));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"12\" y=\"24\" font-size=\"16\">mmap-sync for the JVM beside others, %s: ours"
                + " / theirs, logarithmic</text>%n<text x=\"12\" y=\"44\" fill=\"#555\">left of 1,"
                + " green: ours is faster, or smaller</text>%n<text x=\"12\" y=\"60\""
                + " font-size=\"10\" fill=\"#555\">%s</text>%n",
            date,
            machine));
    for (double exponent = lowest; exponent <= highest; exponent++) {
      axis(exponent, height - LINE);
    }
    for (int i = 0; i < rows.size(); i++) {
      bar(rows.get(i), TOP + LINE * i);
    }
    return svg.append("</svg>\n").toString();
  }

  private void axis(double exponent, int bottom) {
    double x = x(exponent);
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\"/>%n",
            x,
            TOP - LINE / 2,
            x,
            bottom,
            exponent == 0 ? "black" : "#ddd"));
    String power = Result.number(Math.pow(10, exponent)).replaceAll("\\.?0+$", "");
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555\">%s</text>%n",
            x,
            TOP - LINE + 4,
            exponent < 0 ? power : Result.number(Math.pow(10, exponent)).split("\\.", -1)[0]));
  }

  private void bar(Row row, int y) {
    double end = x(Math.log10(row.ratio()));
    double one = x(0);
    boolean better = row.ratio() <= 1;
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s <tspan fill=\"#777\">/"
                + " %s</tspan></text>%n",
            LABELS - 8,
            y + 14,
            row.work(),
            row.peer()));
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
            Math.min(end, one),
            y + 3,
            Math.max(1, Math.abs(end - one)),
            LINE - 6,
            better ? "#2b7a4b" : "#b5482a"));
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" fill=\"#333\">%s</text>%n",
            better ? one + 4 : end + 4,
            y + 14,
            "start",
            Result.number(row.ratio())));
  }

  private double x(double exponent) {
    return LABELS + WIDTH * (exponent - lowest) / (highest - lowest);
  }

  private static DoubleStream exponents(List<Row> rows) {
    return rows.stream().mapToDouble(row -> Math.log10(row.ratio()));
  }
}
