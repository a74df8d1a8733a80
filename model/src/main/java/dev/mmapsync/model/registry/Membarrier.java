package dev.mmapsync.model.registry;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A call of `membarrier`: between its beginning and its end each reader that is registered for it
/// executes a full barrier, at a time of its own.
final class Membarrier {
  private final Scenario scenario;
  private final Slots slots;

  /// Whether the call that is going on has reached reader k.
  private final List<Cell> reached = new ArrayList<>();

  Membarrier(Layout layout, Scenario scenario, Slots slots) {
    this.scenario = scenario;
    this.slots = slots;
    for (int k = 0; k < slots.count(); k++) {
      reached.add(layout.cell("membarrier " + k, scenario.isAsymmetric() ? 1 : 0).hidden());
    }
  }

  /// The cell about reader k.
  Cell reached(int k) {
    return reached.get(k);
  }

  /// One step of the call: a barrier in one reader, whichever is next.
  ///
  /// @param whenItReturns goes on from there, in the step that is the last one
  void step(State state, Moves moves, Consumer<? super State> whenItReturns) {
    for (int k = 0; k < slots.count(); k++) {
      if (reached.get(k).get(state) == 0) {
        int reader = k;
        moves.to("membarrier: a barrier in a reader", after -> reach(after, reader, whenItReturns));
      }
    }
  }

  private void reach(State state, int k, Consumer<? super State> whenItReturns) {
    if (scenario.keeps(Rule.READERS_REGISTERED)) {
      slots.drainAll(state, k);
    }
    reached.get(k).set(state, 1);
    if (reached.stream().allMatch(cell -> cell.get(state) == 1)) {
      forget(state);
      whenItReturns.accept(state);
    }
  }

  /// The call has come to its end, or its caller has.
  void forget(State state) {
    reached.forEach(cell -> cell.set(state, 0));
  }
}
