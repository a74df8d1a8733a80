package dev.mmapsync.model;

import java.util.ArrayList;
import java.util.List;

/// Which bits of a [State] belong to which variable. Cells are laid out in the order in which they
/// are asked for; none straddles two words. All of them start at 0, the first constant of an enum.
public final class Layout {
  private final List<Cell> cells = new ArrayList<>();
  private int words;
  private int bitsUsed = Long.SIZE;

  /// A variable from 0 to `max`.
  public Cell cell(String name, int max) {
    int bits = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(max));
    if (bitsUsed + bits > Long.SIZE) {
      words++;
      bitsUsed = 0;
    }
    Cell cell = new Cell(name, words - 1, bitsUsed, bits, max);
    bitsUsed += bits;
    cells.add(cell);
    return cell;
  }

  /// A variable that holds a constant of `type`.
  public <E extends Enum<E>> Choice<E> choice(String name, Class<E> type) {
    E[] constants = type.getEnumConstants();
    Cell cell = cell(name, constants.length - 1).as(value -> constants[value].name());
    return new Choice<>(cell, constants);
  }

  /// The same, left out of traces.
  public <E extends Enum<E>> Choice<E> hiddenChoice(String name, Class<E> type) {
    E[] constants = type.getEnumConstants();
    return new Choice<>(cell(name, constants.length - 1).hidden(), constants);
  }

  int words() {
    return words;
  }

  State zero() {
    return new State(words);
  }

  /// What differs, for a line of a trace.
  String difference(State before, State after) {
    List<String> changes = new ArrayList<>();
    for (Cell cell : cells) {
      if (cell.isShown() && cell.get(before) != cell.get(after)) {
        changes.add(cell.name() + ": " + cell.textIn(before) + " -> " + cell.textIn(after));
      }
    }
    return String.join(", ", changes);
  }
}
