package dev.mmapsync.model.registry;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Choice;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.State;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What one reader knows by itself.
final class Own {
  /// Where it stands: the access that it makes next.
  enum At {
    LOCK_SLOT,
    CLEAR_HOLD,
    RAISE_HIGH_WATER_MARK,
    REGISTER,
    JOIN,
    LOAD_GENERATION,
    ENTER,
    ENTER_AGAIN,
    COMPARE_VERSION_AGAIN,
    LOAD_GUARD_AGAIN,
    COMPARE_WORD_AGAIN,
    COMPARE_SEQUENCE_AGAIN,
    LOAD_MARK_AGAIN,
    LEAVE_AGAIN,
    LOAD_V1,
    ENTER_OTHER,
    LOAD_V2,
    LEAVE_SPARE,
    LOAD_GUARD,
    LOAD_RECORDED_FILE,
    MAP,
    COMPARE_REGISTRY,
    COMPARE_FILE,
    COMPARE_WORD,
    COPY_RECORD,
    COMPARE_GENERATION,
    LOAD_MARK,
    LEAVE_AND_TRY_AGAIN,
    LEAVE_FOR_COUNTERS,
    MAP_BY_PATH,
    USE,
    USE_LATE,
    CLOSE_MARK,
    CLOSE_GUARD,
    CLOSE_GENERATION,
    LEAVE,
    DONE
  }

  /// The steps that store to `hold` and do nothing else.
  private static final Set<At> STORES =
      EnumSet.of(
          At.ENTER,
          At.ENTER_AGAIN,
          At.LEAVE_AGAIN,
          At.ENTER_OTHER,
          At.LEAVE_SPARE,
          At.LEAVE_AND_TRY_AGAIN,
          At.LEAVE_FOR_COUNTERS,
          At.LEAVE);

  final Choice<At> at;
  final Cell deaths;
  final Cell readsDone;
  final Cell tries;
  final Cell byCounters;
  final Cell generation;
  final Cell index;

  /// The number of the version that is being acquired, and of the snapshot in the end.
  final Cell acquired;

  /// Version word or file are not those of the record, or the guard is missing.
  final Cell unrecorded;

  /// What was copied of the record is that of another version.
  final Cell copiedOther;

  /// The generation had changed when the record was found to be the one of before.
  final Cell outdated;

  Own(Layout layout, Scenario scenario, int id) {
    String own = "reader " + id + " ";
    at = layout.hiddenChoice(own + "at", At.class);
    deaths = layout.cell(own + "deaths", scenario.lives() - 1).hidden();
    readsDone = layout.cell(own + "reads done", scenario.reads()).hidden();
    tries = layout.cell(own + "tries", scenario.tries()).hidden();
    byCounters = layout.cell(own + "by counters", 1);
    generation = layout.cell(own + "generation", scenario.writes());
    index = layout.cell(own + "index", 1);
    acquired = layout.cell(own + "has", scenario.lastNumber());
    acquired.as(value -> value == 0 ? "nothing" : "#" + value);
    unrecorded = layout.cell(own + "unrecorded", 1);
    copiedOther = layout.cell(own + "copied another record", 1);
    outdated = layout.cell(own + "outdated", 1);
  }

  List<Cell> cells() {
    return List.of(
        at.cell(),
        deaths,
        readsDone,
        tries,
        byCounters,
        generation,
        index,
        acquired,
        unrecorded,
        copiedOther,
        outdated);
  }

  /// Whether its next step is a store to `hold`.
  boolean storesNext(State state) {
    return STORES.contains(at.get(state)) && !usesCounters(state);
  }

  boolean usesCounters(State state) {
    return byCounters.get(state) == 1;
  }

  void forgetSnapshot(State state) {
    index.set(state, 0);
    acquired.set(state, 0);
    unrecorded.set(state, 0);
    copiedOther.set(state, 0);
    outdated.set(state, 0);
  }

  /// Ready for the next read.
  void forgetRead(State state) {
    forgetSnapshot(state);
    generation.set(state, 0);
    tries.set(state, 0);
    byCounters.set(state, 0);
  }
}
