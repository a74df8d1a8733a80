package dev.mmapsync.benchmarks.race;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What a race has shown: as JSON, as a Markdown table with the ratios first, and as a plot.
///
/// @param machine where it was measured
record Result(String machine, List<Row> rows) {
  private static final String START = "<!-- race: written by benchmarks/compare --readme -->";
  private static final String END = "<!-- end of race -->";

  /// Writes `name.json`, `name.md` and `name.svg` into `folder`.
  void write(Path folder, String name, String date) throws IOException {
    Files.createDirectories(folder);
    var json = new ObjectMapper().writer(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(folder.resolve(name + ".json"), json.writeValueAsString(this) + "\n");
    Files.writeString(folder.resolve(name + ".svg"), Plot.of(this, date));
    Files.writeString(
        folder.resolve(name + ".md"),
        "# Race of " + date + "\n\n" + machine + ".\n\n" + table() + "\n![](" + name + ".svg)\n");
  }

  /// Replaces the table of a README between its two marks. The crate's rows are shown, those of
  /// others can be opened.
  ///
  /// @param results where this was written, as a link in the README leads there
  void replaceIn(Path readme, String results, String date) throws IOException {
    String text = Files.readString(readme);
    int start = text.indexOf(START);
    int end = text.indexOf(END);
    if (start < 0 || end < start) {
      throw new IOException("has no marks for the table: file=" + readme);
    }
    String head =
        String.format(
            Locale.ROOT,
            "Measured %s: %s.%nBelow 1 ours is faster, or smaller. Bold: it is not;"
                + " [why](benchmarks/README.md#where-we-are-slower). All of it as"
                + " [JSON](%s.json), as a [table](%s.md) and as a [plot](%s.svg).%n%n",
            date,
            machine,
            results,
            results,
            results);
    var others = table(row -> !isOfTheCrate(row));
    Files.writeString(
        readme,
        text.substring(0, start)
            + START
            + "\n"
            + head
            + table(Result::isOfTheCrate)
            + "\n<details><summary>Beside others on the JVM</summary>\n\n"
            + others
            + "\n</details>\n"
            + text.substring(end));
  }

  private static boolean isOfTheCrate(Row row) {
    return row.peer().equals(Field.CRATE);
  }

  /// All rows.
  String table() {
    return table(_ -> true);
  }

  private String table(Predicate<Row> shown) {
    return "| ours / theirs | work | beside | ours | theirs | unit |\n|--:|---|---|--:|--:|---|\n"
        + rows.stream().filter(shown).map(Result::line).collect(Collectors.joining());
  }

  private static String line(Row row) {
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %s | %s | %s |%n",
        ratio(row.ratio()),
        row.work(),
        row.peer(),
        number(row.ours()),
        number(row.theirs()),
        row.unit());
  }

  /// Slower than the other is bold: each of these has a paragraph that says why.
  static String ratio(double ratio) {
    return ratio > 1 ? "**" + number(ratio) + "**" : number(ratio);
  }

  static String number(double value) {
    if (value >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    int decimals = value >= 10 ? 1 : value >= 0.1 ? 2 : value >= 0.001 ? 4 : 6;
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
