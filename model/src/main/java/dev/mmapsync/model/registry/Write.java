package dev.mmapsync.model.registry;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Choice;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.State;

/// The write that is going on, if there is one: where it is, and what its writer knows of it alone.
final class Write {
  /// What comes next.
  enum At {
    START,
    EMPTY_RECORD_0,
    EMPTY_RECORD_1,
    ADD_TO_GENERATION,
    SET_GUARD_0,
    SET_GUARD_1,
    LOAD_COUNT,
    LOAD_HIGH_WATER_MARK,
    LOAD_JOINED,
    TOUR,
    LOAD_JOINED_BEHIND_TOUR,
    MEMBARRIER,
    LOOK_AT_SLOTS,
    MEMBARRIER_LATE,
    RENAME,
    MARK_DETACHED,
    LAST_BYTE,
    RECORD_WORD,
    RECORD_REST,
    RECORD_FILE,
    MEMBARRIER_EARLY,
    LOAD_JOINED_EARLY,
    PUBLISH,
    PUBLISH_UNCALLED,
    LOAD_HIGH_WATER_MARK_BEHIND,
    FOREIGN_LOAD_COUNT,
    FOREIGN_FIRST_BYTE,
    FOREIGN_LAST_BYTE,
    FOREIGN_PUBLISH
  }

  private final StateFile stateFile;
  private final int writes;
  private final Choice<At> at;
  private final Cell begun;
  private final Cell number;
  private final Cell touched;
  private final Cell next;

  Write(Layout layout, Shared shared) {
    Scenario scenario = shared.scenario();
    stateFile = shared.stateFile();
    writes = scenario.writes();
    at = layout.hiddenChoice("writer at", At.class);
    begun = layout.cell("writes begun", writes).hidden();
    number = layout.cell("writing", scenario.lastNumber());
    number.as(value -> value == 0 ? "nothing" : "#" + value);
    touched = layout.cell("touched", 1).hidden();
    next = layout.cell("next", 1);
  }

  At at(State state) {
    return at.get(state);
  }

  void to(State state, At step) {
    at.set(state, step);
  }

  /// The cell of its number, 0 between writes.
  Cell number() {
    return number;
  }

  int number(State state) {
    return number.get(state);
  }

  /// The cell of the index that it writes.
  Cell next() {
    return next;
  }

  int next(State state) {
    return next.get(state);
  }

  /// The cell that says whether it has changed anything yet. One that fails before is like none.
  Cell touched() {
    return touched;
  }

  void touch(State state) {
    touched.set(state, 1);
  }

  boolean isTouched(State state) {
    return touched.get(state) == 1;
  }

  /// The number of one that begins now, if numbers are not used again.
  int plainNumber(State state) {
    return Scenario.FIRST_NUMBER + begun.get(state) + 1;
  }

  void begin(State state, int asNumber, At first) {
    begun.add(state, 1);
    number.set(state, asNumber);
    next.set(state, 1 - StateFile.index(stateFile.version.get(state)));
    at.set(state, first);
  }

  void end(State state) {
    next.set(state, 0);
    number.set(state, 0);
    touched.set(state, 0);
    at.set(state, At.START);
  }

  /// Whether it is the last one, or that is over.
  boolean isLast(State state) {
    return begun.get(state) == writes;
  }

  boolean isPublished(State state) {
    return StateFile.index(stateFile.version.get(state)) == next.get(state);
  }

  void publish(State state) {
    stateFile.version.set(state, StateFile.word(number.get(state), next.get(state)));
  }
}
