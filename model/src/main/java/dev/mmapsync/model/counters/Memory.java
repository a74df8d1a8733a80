package dev.mmapsync.model.counters;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.State;
import java.util.List;

/// The state file and the two data files, and what only the search knows about them.
///
/// A version word is modelled as `number << 1 | index`, the number being that of the write; the
/// protocol compares only the index, and the number says which bytes a reader should find. The
/// content of a data file is the number of the write that wrote it, or [#halfWritten].
final class Memory {
  static final int NOTHING_PUBLISHED = 0;

  /// The last value of a data file's content: between its first byte and its last.
  final int halfWritten;

  final Cell version;
  final List<Cell> readers;
  final List<Cell> content;

  /// A version word that the writer has stored and nobody else can see yet.
  final Cell storeBuffer;

  /// Whether a write has reported a reset.
  final Cell resetReported;

  /// Bit r of cell i: the count of reader r in `readers[i]` was there, and a reset dropped it.
  final List<Cell> outlived;

  /// Bit r of cell i: reader r has entered `readers[i]` and not left it.
  final List<Cell> entered;

  Memory(Layout layout, Scenario scenario) {
    halfWritten = scenario.writes() + 1;
    int lastWord = word(scenario.writes(), 1);
    int allReaders = (1 << scenario.readers()) - 1;
    version = layout.cell("version", lastWord).as(Memory::text);
    readers = both(layout, "readers", scenario.readers());
    content =
        both(layout, "data", halfWritten).stream()
            .map(cell -> cell.as(value -> value == halfWritten ? "half" : "#" + value))
            .toList();
    storeBuffer = layout.cell("store buffer", lastWord).as(Memory::text);
    resetReported = layout.cell("reset reported", 1);
    outlived = both(layout, "outlived", allReaders);
    entered = both(layout, "entered", allReaders).stream().map(Cell::hidden).toList();
  }

  private static List<Cell> both(Layout layout, String name, int max) {
    return List.of(layout.cell(name + "[0]", max), layout.cell(name + "[1]", max));
  }

  static int word(int number, int index) {
    return number << 1 | index;
  }

  static int index(int word) {
    return word & 1;
  }

  static int number(int word) {
    return word >> 1;
  }

  private static String text(int word) {
    return word == NOTHING_PUBLISHED ? "none" : "#%d at %d".formatted(number(word), index(word));
  }

  /// An atomic add.
  void enter(State state, int reader, int index) {
    readers.get(index).add(state, 1);
    entered.get(index).set(state, entered.get(index).get(state) | 1 << reader);
  }

  /// A CAS loop that never goes below zero.
  void leave(State state, int reader, int index) {
    int count = readers.get(index).get(state);
    readers.get(index).set(state, Math.max(0, count - 1));
    entered.get(index).set(state, entered.get(index).get(state) & ~(1 << reader));
    outlived.get(index).set(state, outlived.get(index).get(state) & ~(1 << reader));
  }

  boolean hasEntered(State state, int reader, int index) {
    return (entered.get(index).get(state) & 1 << reader) != 0;
  }

  /// A store of 0, which drops whoever is registered at that moment.
  void reset(State state, int index) {
    readers.get(index).set(state, 0);
    resetReported.set(state, 1);
    outlived.get(index).set(state, entered.get(index).get(state));
  }

  boolean isOutlived(State state, int reader, int index) {
    return (outlived.get(index).get(state) & 1 << reader) != 0;
  }
}
