package dev.mmapsync.model.registry;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.State;
import java.util.List;

/// What a writer remembers, and nobody else knows: behind which of its publications it has executed
/// the barrier of the write that follows ([Membarrier]). Where nobody had joined there was nothing
/// to execute: whoever joins later has done so behind that publication.
final class Prepared {
  private static final int NOTHING = 0;

  private final Scenario scenario;
  private final StateFile stateFile;
  private final Files files;

  /// Of the writer whose turn it is: the number of a publication.
  private final Cell own;

  /// The index of it: only without [Rule#PREPARED_BY_SEQUENCE].
  private final Cell ownIndex;

  /// Of one that waits for its turn.
  private final Cell others;

  private final Cell othersIndex;

  Prepared(Layout layout, Shared shared) {
    scenario = shared.scenario();
    stateFile = shared.stateFile();
    files = shared.files();
    int last = scenario.isAsymmetric() ? scenario.lastNumber() : 0;
    int lastOfOthers = scenario.has(Event.WRITERS_ALTERNATE) ? last : 0;
    own = layout.cell("prepared behind", last).as(Prepared::text);
    ownIndex = layout.cell("prepared behind index", last == 0 ? 0 : 1).hidden();
    others = layout.cell("the other one is prepared behind", lastOfOthers).as(Prepared::text);
    othersIndex =
        layout.cell("the other one is prepared behind index", lastOfOthers == 0 ? 0 : 1).hidden();
  }

  private static String text(int number) {
    return number == NOTHING ? "nothing" : "#" + number;
  }

  /// The cells with the number of a write in them.
  List<Cell> versions() {
    return List.of(own, others);
  }

  /// A bit for each of those numbers.
  long numbers(State state) {
    return 1L << own.get(state) | 1L << others.get(state);
  }

  void set(State state, int number, int index) {
    own.set(state, number);
    ownIndex.set(state, scenario.keeps(Rule.PREPARED_BY_SEQUENCE) ? 0 : index);
  }

  void forget(State state) {
    set(state, NOTHING, 0);
  }

  /// Nor does the other one remember any.
  void forgetAll(State state) {
    forget(state);
    others.set(state, NOTHING);
    othersIndex.set(state, 0);
  }

  boolean isForAny(State state) {
    return own.get(state) != NOTHING;
  }

  /// What the writer is prepared for and what the other one is change places.
  void takeTurns(State state) {
    int number = own.get(state);
    int index = ownIndex.get(state);
    set(state, others.get(state), othersIndex.get(state));
    others.set(state, number);
    othersIndex.set(state, index);
  }

  /// Whether the writer has executed the barrier behind the publication that is the current one, as
  /// far as it can tell.
  boolean isForNext(State state) {
    int current = StateFile.index(stateFile.version.get(state));
    int number = own.get(state);
    if (number == NOTHING) {
      return false;
    }
    if (!scenario.keeps(Rule.PREPARED_FOR_CURRENT)) {
      return true;
    }
    if (scenario.keeps(Rule.PREPARED_BY_SEQUENCE)) {
      boolean emptied = files.records.word().get(current).get(state) == Records.EMPTY;
      return files.records.rest().get(current).get(state) == number
          && !(emptied && scenario.keeps(Rule.PREPARED_UNLESS_FOREIGN));
    }
    boolean sameNumber = StateFile.number(stateFile.version.get(state)) == number;
    return ownIndex.get(state) == current && (sameNumber || scenario.has(Event.WORDS_REPEAT));
  }

  /// Drops what is never found again: no record gets a number twice.
  void forgetOutdated(State state) {
    if (scenario.keeps(Rule.PREPARED_BY_SEQUENCE) && scenario.keeps(Rule.PREPARED_FOR_CURRENT)) {
      for (Cell cell : versions()) {
        boolean found =
            files.records.rest().stream().anyMatch(rest -> rest.get(state) == cell.get(state));
        if (!found) {
          cell.set(state, NOTHING);
        }
      }
    }
  }
}
