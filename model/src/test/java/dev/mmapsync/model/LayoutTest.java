package dev.mmapsync.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {

  @Test
  void cellsDoNotOverlap() {
    Layout layout = new Layout();
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      cells.add(layout.cell("cell " + i, 1 + i));
    }
    State state = layout.zero();
    for (int i = 0; i < cells.size(); i++) {
      cells.get(i).set(state, 1 + i);
    }
    for (int i = 0; i < cells.size(); i++) {
      assertThat(cells.get(i).get(state)).as("cell %d", i).isEqualTo(1 + i);
    }
    cells.get(7).set(state, 0);
    assertThat(cells.get(6).get(state)).isEqualTo(7);
    assertThat(cells.get(8).get(state)).isEqualTo(9);
  }

  @Test
  void aValueOutOfRangeIsAnError() {
    Layout layout = new Layout();
    Cell cell = layout.cell("count", 5);
    State state = layout.zero();
    assertThatThrownBy(() -> cell.add(state, 6)).hasMessageContaining("count max=5 value=6");
    assertThatThrownBy(() -> cell.set(state, -1)).hasMessageContaining("value=-1");
  }

  @Test
  void aDifferenceNamesTheShownCells() {
    Layout layout = new Layout();
    Cell hidden = layout.cell("hidden", 1).hidden();
    Cell shown = layout.cell("shown", 3).as(value -> "v" + value);
    State before = layout.zero();
    State after = layout.zero();
    hidden.set(after, 1);
    shown.set(after, 3);
    assertThat(layout.difference(before, after)).isEqualTo("shown: v0 -> v3");
  }
}
