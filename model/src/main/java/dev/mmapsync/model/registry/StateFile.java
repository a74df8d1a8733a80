package dev.mmapsync.model.registry;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.State;
import java.util.List;

/// The 16 bytes of the state file, with the guards in them, and the foreign generation.
///
/// A version word is modelled as `number << 1 | index`, the number being that of the write; only
/// the index of it is ever compared, but for the one in a publication record.
final class StateFile {
  final Cell version;
  final List<Cell> counts;
  final List<Cell> guards;
  final Cell generation;

  /// The generation in the registry that is gone.
  final Cell lostGeneration;

  /// Only the search knows it: a count that was not 0 was set to 0. From then on readers by
  /// counters are promised nothing.
  final Cell countDropped;

  StateFile(Layout layout, Scenario scenario) {
    version =
        layout
            .cell("version", word(scenario.lastNumber(), 1))
            .as(word -> "#%d at %d".formatted(number(word), index(word)));
    counts = two(layout, "count", scenario.readers() * scenario.lives());
    guards = two(layout, "guard", 1);
    generation = layout.cell("generation", scenario.writes());
    lostGeneration =
        layout.cell("lost generation", scenario.losesRegistry() ? scenario.writes() : 0);
    countDropped = layout.cell("count dropped", 1);
  }

  static List<Cell> two(Layout layout, String name, int max) {
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

  boolean hasGuard(State state, int index) {
    return guards.get(index).get(state) == 1;
  }

  /// A store to `readers[index]`: of 0, or of the guard alone.
  void reset(State state, int index, boolean keepGuard) {
    if (counts.get(index).get(state) != 0) {
      countDropped.set(state, 1);
    }
    counts.get(index).set(state, 0);
    if (!keepGuard) {
      guards.get(index).set(state, 0);
    }
  }

  void enter(State state, int index) {
    counts.get(index).add(state, 1);
  }

  /// A CAS loop that stops at the guard.
  void leave(State state, int index) {
    counts.get(index).set(state, Math.max(0, counts.get(index).get(state) - 1));
  }
}
