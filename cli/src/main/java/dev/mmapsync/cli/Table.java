package dev.mmapsync.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/// Rows of text in columns, as narrow as their content: the first to the left, the rest as asked.
public final class Table {
  private static final String GAP = "  ";

  private final boolean alignRight;
  private final List<List<String>> rows = new ArrayList<>();

  private Table(boolean alignRight) {
    this.alignRight = alignRight;
  }

  /// For text: all columns to the left.
  public static Table ofText() {
    return new Table(false);
  }

  /// For figures: all columns but the first to the right.
  public static Table ofFigures() {
    return new Table(true);
  }

  /// Adds a row; rows may differ in length.
  public void row(String... cells) {
    rows.add(List.of(cells));
  }

  /// Prints all rows, without blanks at the ends of lines.
  public void print(PrintWriter out) {
    List<Integer> widths = widths();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        String blanks = " ".repeat(widths.get(column) - cell.length());
        line.append(column == 0 ? "" : GAP);
        line.append(alignRight && column > 0 ? blanks + cell : cell + blanks);
      }
      out.println(line.toString().stripTrailing());
    }
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (List<String> row : rows) {
      for (int column = 0; column < row.size(); column++) {
        int width = row.get(column).length();
        if (column == widths.size()) {
          widths.add(width);
        } else {
          widths.set(column, Math.max(widths.get(column), width));
        }
      }
    }
    return widths;
  }
}
