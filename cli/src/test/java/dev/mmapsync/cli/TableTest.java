package dev.mmapsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

final class TableTest {
  private static String print(Table table) {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    table.print(writer);
    writer.flush();
    return out.toString();
  }

  @Test
  void figuresStandToTheRight() {
    Table table = Table.ofFigures();
    table.row("", "all", "reader 1");
    table.row("torn reads", "0", "12");

    assertThat(print(table).lines())
        .containsExactly("            all  reader 1", "torn reads    0        12");
  }

  @Test
  void textStandsToTheLeft() {
    Table table = Table.ofText();
    table.row("state", "absent", "");
    table.row("a", "b");

    assertThat(print(table).lines()).containsExactly("state  absent", "a      b");
  }
}
