package dev.mmapsync.model.registry;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A writer's barrier: a call of `membarrier`, and before it a tour of all processors if somebody
/// has joined that the writer has not toured for.
///
/// Between the beginning and the end of a call each processor that it reaches executes a full
/// barrier, at a time of its own. A tour visits each of them, at a time of its own as well.
final class Membarrier {
  private final Scenario scenario;
  private final Slots slots;
  private final Processors processors;

  /// Whether the tour or the call that is going on has been at the processor of reader k.
  private final List<Cell> visited = new ArrayList<>();

  /// How many had joined when the writer looked. Behind a barrier it is forgotten.
  private final Cell loaded;

  /// How many had joined when the writer looked before its last tour: what it remembers from write
  /// to write, and nobody else knows.
  private final Cell toured;

  /// What one that waits for its turn remembers.
  private final Cell othersToured;

  Membarrier(Layout layout, Shared shared) {
    scenario = shared.scenario();
    slots = shared.slots();
    processors = shared.processors();
    for (int k = 0; k < slots.count(); k++) {
      visited.add(layout.cell("visited " + k, scenario.isAsymmetric() ? 1 : 0).hidden());
    }
    loaded = layout.cell("has loaded joined", scenario.joins());
    toured = layout.cell("toured for", scenario.joins());
    int joinsForOthers = scenario.has(Event.WRITERS_ALTERNATE) ? scenario.joins() : 0;
    othersToured = layout.cell("the other one toured for", joinsForOthers);
  }

  /// The cell about the processor of reader k.
  Cell visited(int k) {
    return visited.get(k);
  }

  void loadJoined(State state) {
    loaded.set(state, slots.joined.get(state));
  }

  /// Whether a barrier goes by what was loaded before the publication.
  boolean hasLoadedEarly() {
    return !scenario.keeps(Rule.JOINED_BEHIND_PUBLICATION);
  }

  /// Whether nobody had joined.
  boolean isForNobody(State state) {
    return loaded.get(state) == 0;
  }

  boolean needsTour(State state) {
    return scenario.keeps(Rule.TOUR) && loaded.get(state) != toured.get(state);
  }

  /// One step of the tour: a processor, whichever is next.
  ///
  /// @param whenItEnds goes on from there, in the step that is the last one
  void tour(State state, Moves moves, Consumer<? super State> whenItEnds) {
    visitOne(state, moves, "tour: visit a processor", processors::visit, whenItEnds);
  }

  /// Remembers that there was a tour for what was loaded.
  void remember(State state) {
    toured.set(state, loaded.get(state));
  }

  /// One step of the call: a barrier in one reader, whichever is next.
  ///
  /// @param whenItReturns goes on from there, in the step that is the last one
  void call(State state, Moves moves, Consumer<? super State> whenItReturns) {
    visitOne(state, moves, "membarrier: a barrier in a reader", this::reach, whenItReturns);
  }

  private void reach(State state, int k) {
    boolean own =
        processors.isBesideWriter(state, k) && scenario.keeps(Rule.MEMBARRIER_IN_OWN_PROCESS);
    if (own || processors.isFlagged(state, k)) {
      slots.drainAll(state, k);
    }
  }

  private interface Visit {
    void to(State state, int k);
  }

  private void visitOne(
      State state, Moves moves, String label, Visit visit, Consumer<? super State> whenAllAre) {
    for (int k = 0; k < slots.count(); k++) {
      if (visited.get(k).get(state) == 0) {
        int reader = k;
        moves.to(
            label,
            after -> {
              visit.to(after, reader);
              visited.get(reader).set(after, 1);
              if (visited.stream().allMatch(cell -> cell.get(after) == 1)) {
                forgetVisits(after);
                whenAllAre.accept(after);
              }
            });
      }
    }
  }

  private void forgetVisits(State state) {
    visited.forEach(cell -> cell.set(state, 0));
  }

  /// The barrier has come to its end, or its write has.
  void forget(State state) {
    forgetVisits(state);
    if (!hasLoadedEarly()) {
      loaded.set(state, 0);
    }
  }

  boolean hasToured(State state) {
    return toured.get(state) != 0;
  }

  void forgetTour(State state) {
    toured.set(state, 0);
  }

  /// Nor does the other one remember any.
  void forgetTours(State state) {
    forgetTour(state);
    othersToured.set(state, 0);
  }

  /// What the writer has toured for and what the other one has change places.
  void takeTurns(State state) {
    int before = toured.get(state);
    toured.set(state, othersToured.get(state));
    othersToured.set(state, before);
  }
}
