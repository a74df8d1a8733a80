package dev.mmapsync.model.registry;

import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;
import dev.mmapsync.model.registry.Own.At;

/// The acquire: section 3, and what section 5 adds to it for a slot. It ends at [At#USE].
final class Acquire {
  private final Scenario scenario;
  private final StateFile stateFile;
  private final Files files;
  private final Slots slots;
  private final Own own;
  private final int id;

  Acquire(Shared shared, int id) {
    scenario = shared.scenario();
    stateFile = shared.stateFile();
    files = shared.files();
    slots = shared.slots();
    own = shared.owns().get(id);
    this.id = id;
  }

  /// Stands before the first step of an acquire through the slot, of what was acquired before if
  /// there is such.
  void beginAgain(State state) {
    if (own.acquired.get(state) == 0) {
      begin(state);
    } else {
      own.at.set(state, At.ENTER_AGAIN);
    }
  }

  /// Stands before the first step of an acquire through the slot.
  void begin(State state) {
    boolean first = scenario.hasGuards() && scenario.keeps(Rule.GENERATION_BEFORE_VERSION);
    own.at.set(state, first ? At.LOAD_GENERATION : At.ENTER);
  }

  void step(At here, State state, Moves moves) {
    switch (here) {
      case LOAD_GENERATION -> moves.to("load the generation", this::loadGeneration);
      case ENTER -> enter(moves);
      case ENTER_AGAIN -> moves.to("enter(i) of before", this::enterAgain);
      case COMPARE_VERSION_AGAIN ->
          moves.to("again: compare the version", this::compareVersionAgain);
      case LOAD_GUARD_AGAIN -> moves.to("again: load the guard", this::loadGuardAgain);
      case COMPARE_WORD_AGAIN -> moves.to("again: compare the word", this::compareWordAgain);
      case COMPARE_SEQUENCE_AGAIN -> compareSequenceAgain(state, moves);
      case LOAD_MARK_AGAIN -> loadMarkAgain(state, moves);
      case LEAVE_AGAIN -> moves.to("again: leave, acquire anew", this::leaveAndAcquireAnew);
      case LOAD_V1 -> loadV1(state, moves);
      case ENTER_OTHER -> moves.to("enter(j)", this::enterOther);
      case LOAD_V2 -> loadV2(state, moves);
      case LEAVE_SPARE -> moves.to("leave the other index", this::leaveSpare);
      case LOAD_GUARD -> loadGuard(state, moves);
      case LOAD_RECORDED_FILE -> loadRecordedFile(state, moves);
      case MAP -> moves.to("map the file at the path", this::map);
      case COMPARE_REGISTRY -> moves.to("is the registry in place?", this::compareRegistry);
      case COMPARE_FILE -> moves.to("compare mapping and record", this::compareFile);
      case COMPARE_WORD -> moves.to("compare version and recorded word", this::compareWord);
      case COPY_RECORD -> moves.to("copy the rest of the record", this::copyRecord);
      case COMPARE_GENERATION -> compareGeneration(state, moves);
      case LOAD_MARK -> loadMark(state, moves);
      case LEAVE_AND_TRY_AGAIN -> moves.to("leave, acquire again", this::leaveAndTryAgain);
      case LEAVE_FOR_COUNTERS -> moves.to("leave, take the counters", this::leaveForCounters);
      case MAP_BY_PATH -> moves.to("map the file at the path", this::mapByPath);
      default -> throw new IllegalStateException("not a step of an acquire: at=" + here);
    }
  }

  private boolean keeps(Rule rule) {
    return scenario.keeps(rule);
  }

  private void go(State state, At then) {
    own.at.set(state, then);
  }

  // Section 3.

  private void loadGeneration(State state) {
    own.generation.set(state, generation(state));
    go(state, keeps(Rule.GENERATION_BEFORE_VERSION) ? At.ENTER : At.LOAD_GUARD);
  }

  /// The version that says which index comes first was loaded a while ago, so it may be any.
  private void enter(Moves moves) {
    moves.to("enter(i)", after -> enter(after, 0));
    moves.to("enter(i)", after -> enter(after, 1));
  }

  private void enter(State state, int first) {
    own.index.set(state, first);
    go(state, At.LOAD_V1);
    if (own.usesCounters(state)) {
      slots.drainAll(state, id); // a locked instruction
      stateFile.enter(state, first);
      return;
    }
    slots.enterFirst(state, id, first);
    if (!keeps(Rule.HOLD_CLEARED_BEFORE_ENTER) && own.readsDone.get(state) == 0) {
      go(state, At.CLEAR_HOLD);
    }
  }

  private void loadV1(State state, Moves moves) {
    int word = stateFile.version.get(state);
    if (StateFile.index(word) == own.index.get(state)) {
      moves.to("v1 = version: settled", after -> settleAtOnce(after, word));
    } else {
      moves.to("v1 = version: the other index", after -> go(after, At.ENTER_OTHER));
    }
  }

  private void settleAtOnce(State state, int word) {
    settle(state, word);
    afterSettling(state);
  }

  private void enterOther(State state) {
    int other = 1 - own.index.get(state);
    if (own.usesCounters(state)) {
      stateFile.enter(state, other);
    } else {
      slots.enterToo(state, id, other);
    }
    go(state, At.LOAD_V2);
  }

  private void loadV2(State state, Moves moves) {
    int word = stateFile.version.get(state);
    moves.to("v2 = version: settled", after -> settle(after, word));
  }

  private void settle(State state, int word) {
    own.index.set(state, StateFile.index(word));
    own.acquired.set(state, StateFile.number(word));
    go(state, At.LEAVE_SPARE);
  }

  private void leaveSpare(State state) {
    int spare = 1 - own.index.get(state);
    if (own.usesCounters(state)) {
      stateFile.leave(state, spare);
    } else {
      slots.leave(state, id, spare);
    }
    afterSettling(state);
  }

  // Again: what was acquired before, which needs neither generation nor file.

  private void enterAgain(State state) {
    slots.enterFirst(state, id, own.index.get(state));
    go(state, At.COMPARE_VERSION_AGAIN);
  }

  private void againIf(boolean same, State state, At then) {
    go(state, same ? then : At.LEAVE_AGAIN);
  }

  private void compareVersionAgain(State state) {
    int word = stateFile.version.get(state);
    boolean sameIndex = StateFile.index(word) == own.index.get(state);
    boolean sameNumber = StateFile.number(word) == own.acquired.get(state);
    boolean same = sameIndex && (sameNumber || scenario.has(Event.WORDS_REPEAT));
    againIf(same, state, scenario.hasGuards() ? At.LOAD_GUARD_AGAIN : At.COMPARE_WORD_AGAIN);
  }

  private void loadGuardAgain(State state) {
    againIf(stateFile.hasGuard(state, own.index.get(state)), state, At.COMPARE_WORD_AGAIN);
  }

  private void compareWordAgain(State state) {
    boolean same = files.isRecorded(state, id, own.index.get(state), own.acquired.get(state));
    boolean outdated =
        own.generation.get(state) != generation(state) && keeps(Rule.RECORDS_EMPTIED_AFTER_FOREIGN);
    own.outdated.set(state, outdated ? 1 : 0);
    againIf(same, state, At.COMPARE_SEQUENCE_AGAIN);
  }

  private void compareSequenceAgain(State state, Moves moves) {
    int recorded = files.rest(state, id, own.index.get(state));
    boolean same = recorded == own.acquired.get(state) || !keeps(Rule.AGAIN_BY_SEQUENCE);
    moves.to(
        same ? "again: the same number" : "again: another number",
        after -> againIf(same, after, At.LOAD_MARK_AGAIN));
  }

  private void loadMarkAgain(State state, Moves moves) {
    boolean marked =
        keeps(Rule.MARK_COMPARED) && slots.isOwnMarked(state, id, own.index.get(state));
    moves.to(
        marked ? "again: marked" : "again: not marked, acquired",
        after -> finishAgain(after, marked));
  }

  private void finishAgain(State state, boolean marked) {
    if (!marked && own.outdated.get(state) == 1) {
      state.violate("reader " + id + " goes on with a generation of before");
    }
    own.outdated.set(state, 0);
    againIf(!marked, state, At.USE);
  }

  private void leaveAndAcquireAnew(State state) {
    slots.leaveAll(state, id);
    own.forgetRead(state);
    begin(state);
  }

  /// Of the registry that this reader has a slot in.
  int generation(State state) {
    return slots.isLost(state, id)
        ? stateFile.lostGeneration.get(state)
        : stateFile.generation.get(state);
  }

  // Section 5: guard, mapping, record, mark.

  private void afterSettling(State state) {
    if (own.usesCounters(state)) {
      go(state, At.MAP_BY_PATH);
    } else if (keeps(Rule.MARK_AFTER_MAPPING)) {
      beginMapping(state);
    } else {
      go(state, At.LOAD_MARK);
    }
  }

  private void beginMapping(State state) {
    if (!scenario.hasGuards()) {
      go(state, At.LOAD_RECORDED_FILE);
    } else if (keeps(Rule.GENERATION_BEFORE_VERSION)) {
      go(state, At.LOAD_GUARD);
    } else {
      go(state, At.LOAD_GENERATION);
    }
  }

  private void loadGuard(State state, Moves moves) {
    if (stateFile.hasGuard(state, own.index.get(state))) {
      moves.to("load the guard: there", after -> go(after, At.LOAD_RECORDED_FILE));
    } else {
      moves.to("load the guard: missing", this::refuse);
    }
  }

  private void loadRecordedFile(State state, Moves moves) {
    int index = own.index.get(state);
    boolean trusted = !keeps(Rule.FILE_COMPARED) && files.hasMapping(state, id, index);
    if (trusted || files.mapsRecorded(state, id, index)) {
      moves.to("the mapping at hand will do", after -> go(after, At.COMPARE_WORD));
    } else {
      moves.to("the recorded file is not mapped", after -> go(after, At.MAP));
    }
  }

  private void map(State state) {
    files.map(state, id, own.index.get(state));
    if (scenario.losesRegistry() && keeps(Rule.REGISTRY_IN_PLACE_BEHIND_MAPPING)) {
      go(state, At.COMPARE_REGISTRY);
    } else {
      afterMapping(state);
    }
  }

  private void compareRegistry(State state) {
    if (slots.isLost(state, id)) {
      refuse(state);
    } else {
      afterMapping(state);
    }
  }

  private void afterMapping(State state) {
    boolean compares = keeps(Rule.FILE_COMPARED) && keeps(Rule.FILE_COMPARED_AGAIN);
    go(state, compares ? At.COMPARE_FILE : At.COMPARE_WORD);
  }

  private void compareFile(State state) {
    goOnIf(files.mapsRecorded(state, id, own.index.get(state)), state, At.COMPARE_WORD);
  }

  private void compareWord(State state) {
    boolean same = files.isRecorded(state, id, own.index.get(state), own.acquired.get(state));
    goOnIf(same, state, At.COPY_RECORD);
  }

  private void goOnIf(boolean same, State state, At then) {
    if (same) {
      go(state, then);
    } else {
      refuse(state);
    }
  }

  /// The slot is not to be used. All that counts now is whether the mark says to try again.
  private void refuse(State state) {
    own.unrecorded.set(state, 1);
    goOnToMark(state);
  }

  private void copyRecord(State state) {
    int copied = files.rest(state, id, own.index.get(state));
    own.copiedOther.set(state, copied == own.acquired.get(state) ? 0 : 1);
    if (scenario.hasGuards() && keeps(Rule.GENERATION_COMPARED_BEHIND_RECORD)) {
      go(state, At.COMPARE_GENERATION);
    } else {
      goOnToMark(state);
    }
  }

  private void compareGeneration(State state, Moves moves) {
    if (own.generation.get(state) == generation(state)) {
      moves.to("the generation is still the same", this::goOnToMark);
    } else {
      moves.to("the generation is another", after -> go(after, At.LEAVE_AND_TRY_AGAIN));
    }
  }

  private void goOnToMark(State state) {
    if (keeps(Rule.MARK_AFTER_MAPPING)) {
      go(state, At.LOAD_MARK);
    } else {
      finish(state);
    }
  }

  private void loadMark(State state, Moves moves) {
    if (keeps(Rule.MARK_COMPARED) && slots.isOwnMarked(state, id, own.index.get(state))) {
      moves.to("load the mark: marked", after -> go(after, At.LEAVE_AND_TRY_AGAIN));
    } else if (keeps(Rule.MARK_AFTER_MAPPING)) {
      moves.to("load the mark: not marked", this::finish);
    } else {
      moves.to("load the mark: not marked", this::beginMapping);
    }
  }

  private void finish(State state) {
    boolean recorded = own.unrecorded.get(state) == 0;
    if (recorded && own.copiedOther.get(state) == 1) {
      state.violate("reader " + id + " takes the record of another version for that of its own");
    }
    own.unrecorded.set(state, 0);
    own.copiedOther.set(state, 0);
    boolean claimed = keeps(Rule.HIGH_WATER_MARK_BEFORE_ENTER) || own.readsDone.get(state) > 0;
    if (!recorded) {
      go(state, At.LEAVE_FOR_COUNTERS);
    } else if (!keeps(Rule.JOINED_BEFORE_ENTER) && own.readsDone.get(state) == 0) {
      go(state, At.JOIN);
    } else {
      go(state, claimed ? At.USE : At.RAISE_HIGH_WATER_MARK);
    }
  }

  private void leaveAndTryAgain(State state) {
    slots.leaveAll(state, id);
    own.forgetSnapshot(state);
    own.tries.add(state, 1);
    if (own.tries.get(state) == scenario.tries()) {
      takeCounters(state);
    } else {
      begin(state);
    }
  }

  private void leaveForCounters(State state) {
    slots.leaveAll(state, id);
    own.forgetSnapshot(state);
    takeCounters(state);
  }

  /// Counters use no mapping of before; where no read follows, nobody does.
  private void takeCounters(State state) {
    own.byCounters.set(state, 1);
    own.generation.set(state, 0);
    own.tries.set(state, 0);
    if (own.readsDone.get(state) + 1 == scenario.reads()) {
      files.unmapAll(state, id);
    }
    go(state, At.ENTER);
  }

  /// A reader by counters compares with the path, without a record.
  private void mapByPath(State state) {
    files.map(state, id, own.index.get(state));
    go(state, At.USE);
  }
}
