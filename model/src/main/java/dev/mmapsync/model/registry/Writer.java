package dev.mmapsync.model.registry;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Choice;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;

/// The writers: one at a time, each write that of another, since what a writer remembers of the
/// write before is in shared memory, but for what it has toured for ([Membarrier]) and what it is
/// [Prepared] for. With a registry, or foreign: one that knows counts only.
final class Writer implements Machine {
  private enum At {
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

  private final Shared shared;
  private final Scenario scenario;
  private final StateFile stateFile;
  private final Files files;
  private final Slots slots;

  private final Choice<At> at;
  private final Cell begun;

  /// The number of the write that is going on, 0 between writes.
  private final Cell number;

  /// Whether this write has changed anything yet. One that fails before is like none.
  private final Cell touched;

  private final Cell next;
  private final InTheWay inTheWay;
  private final Membarrier membarrier;
  private final Prepared prepared;

  /// Whether this write is that of a writer that cannot call `membarrier`, and does not mind.
  private final Cell cannotCall;

  Writer(Layout layout, Shared shared) {
    this.shared = shared;
    scenario = shared.scenario();
    stateFile = shared.stateFile();
    files = shared.files();
    slots = shared.slots();
    at = layout.hiddenChoice("writer at", At.class);
    begun = layout.cell("writes begun", scenario.writes()).hidden();
    number = layout.cell("writing", scenario.lastNumber());
    number.as(value -> value == 0 ? "nothing" : "#" + value);
    touched = layout.cell("touched", 1).hidden();
    next = layout.cell("next", 1);
    inTheWay = new InTheWay(layout, shared, next, touched);
    membarrier = new Membarrier(layout, shared);
    prepared = new Prepared(layout, shared);
    cannotCall = layout.cell("cannot call membarrier", scenario.isAsymmetric() ? 1 : 0).hidden();
  }

  @Override
  public String name() {
    return "writer";
  }

  /// It may wait for ever: for a count, or for a reader under `FAIL`.
  @Override
  public boolean mayRest(State state) {
    return true;
  }

  @Override
  public void step(State state, Moves moves) {
    At here = at.get(state);
    switch (here) {
      case START -> start(state, moves);
      case EMPTY_RECORD_0 -> moves.to("empty record 0", after -> emptyRecord(after, 0));
      case EMPTY_RECORD_1 -> moves.to("empty record 1", after -> emptyRecord(after, 1));
      case ADD_TO_GENERATION -> moves.to("add 1 to the generation", this::addToGeneration);
      case SET_GUARD_0 -> moves.to("set guard 0", after -> setGuard(after, 0));
      case SET_GUARD_1 -> moves.to("set guard 1", after -> setGuard(after, 1));
      case LOAD_COUNT -> loadCount(state, moves);
      case LOAD_HIGH_WATER_MARK -> moves.to("load the high-water mark", this::loadHighWaterMark);
      case LOAD_JOINED -> loadJoined(state, moves);
      case TOUR -> membarrier.tour(state, moves, this::endTour);
      case LOAD_JOINED_BEHIND_TOUR ->
          moves.to("load joined behind the tour", this::loadJoinedBehindTour);
      case MEMBARRIER -> membarrier.call(state, moves, this::endBarrier);
      case LOOK_AT_SLOTS -> lookAtSlots(state, moves);
      case MEMBARRIER_LATE -> membarrier.call(state, moves, this::afterLooking);
      case RENAME -> rename(state, moves);
      case MARK_DETACHED -> markDetached(state, moves);
      case LAST_BYTE -> lastByte(state, moves);
      case RECORD_WORD -> moves.to("record the version word", this::recordWord);
      case RECORD_REST -> moves.to("record sequence, time, fingerprint", this::recordRest);
      case RECORD_FILE -> moves.to("record the file", this::recordFile);
      case MEMBARRIER_EARLY -> membarrier.call(state, moves, after -> at.set(after, At.PUBLISH));
      case LOAD_JOINED_EARLY -> moves.to("load joined too early", this::loadJoinedEarly);
      case PUBLISH -> moves.to("publish", this::publish);
      case PUBLISH_UNCALLED -> moves.to("publish", this::publishUncalled);
      case LOAD_HIGH_WATER_MARK_BEHIND -> loadHighWaterMarkBehind(state, moves);
      case FOREIGN_LOAD_COUNT -> loadCountAsForeign(state, moves);
      case FOREIGN_FIRST_BYTE ->
          moves.to("foreign: first byte", after -> firstByte(after, At.FOREIGN_LAST_BYTE));
      case FOREIGN_LAST_BYTE ->
          moves.to("foreign: last byte", after -> lastByte(after, At.FOREIGN_PUBLISH));
      case FOREIGN_PUBLISH -> moves.to("foreign: publish", this::publishAsForeign);
    }
    if (touched.get(state) == 1 && scenario.has(Event.WRITER_DIES)) {
      moves.to("fail or die", this::end);
    }
  }

  /// Nobody but writers changes the version or a guard, so that loading them all is one step.
  private void start(State state, Moves moves) {
    if (isOver(state)) {
      return;
    }
    boolean guarded = stateFile.hasGuard(state, 0) && stateFile.hasGuard(state, 1);
    if (guarded || !scenario.hasGuards()) {
      boolean ready = prepared.isForNext(state);
      moves.to(
          ready ? "load the version, prepared behind it" : "load the version, choose next",
          after -> begin(after, At.LOAD_COUNT));
    } else {
      moves.to("load the version; a guard is missing", after -> begin(after, firstRepair()));
    }
    mayChangeWriter(state, moves);
    loseRegistry(state, moves);
    if (scenario.has(Event.FOREIGN_WRITER)) {
      moves.to("foreign: load the version", after -> begin(after, At.FOREIGN_LOAD_COUNT));
    }
  }

  /// Between two writes another writer may follow: a new one, which remembers nothing, or one that
  /// has been here before.
  private void mayChangeWriter(State state, Moves moves) {
    if (membarrier.hasToured(state) || prepared.isForAny(state)) {
      moves.to("another writer takes over", this::takeOver);
    }
    for (int k = 0; k < slots.count(); k++) {
      int reader = k;
      if (scenario.has(Event.WRITER_BESIDE_READER)
          && !shared.processors().isBesideWriter(state, k)) {
        moves.to(
            "another writer takes over, beside a reader", after -> takeOverBeside(after, reader));
      }
    }
    if (scenario.has(Event.WRITERS_ALTERNATE)) {
      moves.to("the other writer goes on", this::takeTurns);
    }
  }

  private void takeOver(State state) {
    shared.processors().moveWriter(state);
    if (scenario.keeps(Rule.TOURED_BY_ITSELF)) {
      membarrier.forgetTour(state);
    }
    if (scenario.keeps(Rule.PREPARED_BY_ITSELF)) {
      prepared.forget(state);
    }
  }

  private void takeOverBeside(State state, int k) {
    takeOver(state);
    shared.processors().moveWriter(state, k);
  }

  private void takeTurns(State state) {
    membarrier.takeTurns(state);
    prepared.takeTurns(state);
  }

  /// What a writer does before its first write that finds no registry, or one that it cannot use:
  /// one step, since the new one is whole before anybody can find it.
  private void loseRegistry(State state, Moves moves) {
    if (scenario.has(Event.REGISTRY_LOST) && !slots.isReplaced(state)) {
      moves.to("find no registry, make a new one", this::replaceRegistry);
    }
    if (!scenario.has(Event.WRITER_WITHOUT_MEMBARRIER) || slots.isReplaced(state)) {
      return;
    }
    if (scenario.keeps(Rule.FLAG_HEEDED)) {
      moves.to("cannot call membarrier: make a new registry", this::replaceRegistry);
    } else {
      moves.to("cannot call membarrier: go on", this::beginWithoutMembarrier);
    }
  }

  private void replaceRegistry(State state) {
    boolean guards = scenario.hasGuards();
    takeOver(state);
    files.replaceRegistry(state, index -> !guards || stateFile.hasGuard(state, index));
    stateFile.lostGeneration.set(state, stateFile.generation.get(state));
    stateFile.generation.set(state, 0);
    slots.replace(state);
  }

  private void beginWithoutMembarrier(State state) {
    takeOver(state);
    begin(state, At.LOAD_COUNT);
    cannotCall.set(state, 1);
  }

  /// The number of the write that is going on, 0 if there is none.
  Cell number() {
    return number;
  }

  private int number(State state) {
    return number.get(state);
  }

  private void begin(State state, At first) {
    begun.add(state, 1);
    int plain = Scenario.FIRST_NUMBER + begun.get(state);
    number.set(state, shared.reduced() ? unusedNumber(state) : plain);
    next.set(state, 1 - StateFile.index(stateFile.version.get(state)));
    at.set(state, first);
  }

  private int unusedNumber(State state) {
    return Long.numberOfTrailingZeros(~(shared.numbersInUse(state) | prepared.numbers(state) | 1));
  }

  private void touch(State state) {
    touched.set(state, 1);
  }

  // Guards.

  private At firstRepair() {
    boolean empties = scenario.keeps(Rule.RECORDS_EMPTIED_AFTER_FOREIGN);
    boolean first = scenario.keeps(Rule.RECORDS_EMPTIED_BEFORE_GENERATION);
    return empties && first ? At.EMPTY_RECORD_0 : generationOrGuards();
  }

  private At generationOrGuards() {
    boolean first = scenario.keeps(Rule.GENERATION_BEFORE_GUARDS);
    return first ? At.ADD_TO_GENERATION : At.SET_GUARD_0;
  }

  private void emptyRecord(State state, int index) {
    touch(state);
    files.records.word().get(index).set(state, Records.EMPTY);
    if (index == 0) {
      at.set(state, At.EMPTY_RECORD_1);
    } else if (scenario.keeps(Rule.RECORDS_EMPTIED_BEFORE_GENERATION)) {
      at.set(state, generationOrGuards());
    } else {
      at.set(state, At.SET_GUARD_0);
    }
  }

  private void addToGeneration(State state) {
    touch(state);
    stateFile.generation.add(state, 1);
    if (!scenario.keeps(Rule.RECORDS_EMPTIED_BEFORE_GENERATION)) {
      at.set(state, At.EMPTY_RECORD_0);
    } else {
      at.set(state, scenario.keeps(Rule.GENERATION_BEFORE_GUARDS) ? At.SET_GUARD_0 : At.LOAD_COUNT);
    }
  }

  private void setGuard(State state, int index) {
    touch(state);
    stateFile.guards.get(index).set(state, 1);
    if (index == 0) {
      at.set(state, At.SET_GUARD_1);
    } else {
      at.set(
          state,
          scenario.keeps(Rule.GENERATION_BEFORE_GUARDS) ? At.LOAD_COUNT : At.ADD_TO_GENERATION);
    }
  }

  // Who is in the way.

  private void loadCount(State state, Moves moves) {
    if (stateFile.counts.get(next.get(state)).get(state) == 0) {
      moves.to("load readers[next]: nobody", this::passCounts);
    } else if (scenario.has(Event.COUNTS_RESET)) {
      moves.to("reset readers[next] to the guard", this::resetCount);
    }
  }

  private void resetCount(State state) {
    touch(state);
    stateFile.reset(state, next.get(state), true);
    passCounts(state);
  }

  /// A high-water mark that has come to its end stays there, so that loading it is no step.
  private void passCounts(State state) {
    boolean constant = slots.highWaterMark.get(state) == scenario.readers();
    at.set(state, constant ? firstLook(state) : At.LOAD_HIGH_WATER_MARK);
  }

  private void loadHighWaterMark(State state) {
    inTheWay.loadHighWaterMark(state);
    boolean any = slots.highWaterMark.get(state) > 0;
    at.set(state, any ? firstLook(state) : At.LOOK_AT_SLOTS);
  }

  /// The barrier goes between the last publication and the first load of a `hold`: here, unless
  /// this writer has executed it behind that publication.
  private At firstLook(State state) {
    return takesPart(state) && !prepared.isForNext(state) ? At.LOAD_JOINED : At.LOOK_AT_SLOTS;
  }

  private boolean takesPart(State state) {
    return scenario.isAsymmetric() && cannotCall.get(state) == 0 && !slots.isReplaced(state);
  }

  private boolean calls(State state) {
    return takesPart(state) && scenario.keeps(Rule.MEMBARRIER);
  }

  private boolean isPublished(State state) {
    return StateFile.index(stateFile.version.get(state)) == next.get(state);
  }

  private void loadJoined(State state, Moves moves) {
    String label = membarrier.hasLoadedEarly() ? "joined has been loaded" : "load joined";
    moves.to(isPublished(state) ? "behind it: " + label : label, this::beginBarrier);
  }

  private void beginBarrier(State state) {
    if (!membarrier.hasLoadedEarly()) {
      membarrier.loadJoined(state);
    }
    if (membarrier.isForNobody(state)) {
      endBarrier(state);
    } else if (membarrier.needsTour(state)) {
      at.set(state, At.TOUR);
    } else {
      behindTour(state);
    }
  }

  private void endTour(State state) {
    if (scenario.keeps(Rule.JOINED_BEFORE_TOUR)) {
      remember(state);
    } else {
      at.set(state, At.LOAD_JOINED_BEHIND_TOUR);
    }
  }

  private void loadJoinedBehindTour(State state) {
    membarrier.loadJoined(state);
    remember(state);
  }

  /// A write that fails from here on is not like none: its writer knows of the tour.
  private void remember(State state) {
    touch(state);
    membarrier.remember(state);
    behindTour(state);
  }

  private void behindTour(State state) {
    boolean early = !scenario.keeps(Rule.MEMBARRIER_BEHIND_PUBLICATION);
    boolean late = !scenario.keeps(Rule.MEMBARRIER_BEFORE_HOLDS) && !isPublished(state);
    boolean here = !early && !late;
    if (here && calls(state)) {
      at.set(state, At.MEMBARRIER);
    } else {
      endBarrier(state);
    }
  }

  private void endBarrier(State state) {
    membarrier.forget(state);
    if (isPublished(state)) {
      endPrepared(state);
    } else {
      at.set(state, At.LOOK_AT_SLOTS);
    }
  }

  private void lookAtSlots(State state, Moves moves) {
    if (!inTheWay.isDone(state)) {
      inTheWay.step(state, moves);
    } else if (callsTooLate(state)) {
      moves.to("call membarrier too late", after -> at.set(after, At.MEMBARRIER_LATE));
    } else {
      goOn(state, moves);
    }
  }

  /// Only where it makes a difference: who is to be detached has been seen.
  private boolean callsTooLate(State state) {
    return !scenario.keeps(Rule.MEMBARRIER_BEFORE_HOLDS)
        && calls(state)
        && !prepared.isForNext(state)
        && !inTheWay.isAnyToDetach(state);
  }

  private void afterLooking(State state) {
    inTheWay.forget(state);
    firstByte(state, At.LAST_BYTE);
  }

  private void goOn(State state, Moves moves) {
    boolean unknown =
        files.unknownReaders.get(next.get(state)).get(state) == 1
            && scenario.keeps(Rule.NEW_FILES_FOR_UNKNOWN_READERS);
    if (unknown || inTheWay.isAnyToDetach(state)) {
      detach(state, moves);
    } else {
      moves.to("write the first byte", this::writeInPlace);
    }
  }

  // Writing.

  private void detach(State state, Moves moves) {
    if (scenario.keeps(Rule.RECORD_EMPTIED_BEFORE_RENAME)) {
      moves.to("empty the next record", this::emptyNextRecord);
    } else if (scenario.keeps(Rule.RENAME_BEFORE_MARK)) {
      rename(state, moves);
    } else {
      markDetached(state, moves);
    }
  }

  private void writeInPlace(State state) {
    if (scenario.keeps(Rule.MARK_BEFORE_FIRST_BYTE)) {
      inTheWay.forget(state);
    }
    firstByte(state, At.LAST_BYTE);
  }

  /// Whom a mark should have told before the first byte, it tells now.
  private void lastByte(State state, Moves moves) {
    if (inTheWay.isAnyToEvict(state)) {
      inTheWay.evictFirst(state, moves);
    } else {
      moves.to("write the last byte", this::lastByteInPlace);
    }
  }

  private void lastByteInPlace(State state) {
    inTheWay.forget(state);
    lastByte(state, At.RECORD_WORD);
  }

  private void emptyNextRecord(State state) {
    touch(state);
    files.records.word().get(next.get(state)).set(state, Records.EMPTY);
    at.set(state, scenario.keeps(Rule.RENAME_BEFORE_MARK) ? At.RENAME : At.MARK_DETACHED);
  }

  /// The new file is whole before anybody can find it, so that making it is no step.
  private void rename(State state, Moves moves) {
    for (int file : files.unusedFiles(state)) {
      moves.to("rename a new file over the held one", after -> rename(after, file));
    }
  }

  private void rename(State state, int file) {
    touch(state);
    files.path.get(next.get(state)).set(state, file);
    files.write(state, file, number(state));
    if (!inTheWay.isAnyToDetach(state)) {
      inTheWay.forget(state);
      at.set(state, At.RECORD_WORD);
    } else {
      at.set(state, scenario.keeps(Rule.RENAME_BEFORE_MARK) ? At.MARK_DETACHED : At.RECORD_WORD);
    }
  }

  private void markDetached(State state, Moves moves) {
    At then = scenario.keeps(Rule.RENAME_BEFORE_MARK) ? At.RECORD_WORD : At.RENAME;
    inTheWay.detach(state, moves, after -> afterDetaching(after, then));
  }

  private void afterDetaching(State state, At then) {
    inTheWay.forget(state);
    at.set(state, then);
  }

  private void firstByte(State state, At then) {
    touch(state);
    files.write(state, files.path.get(next.get(state)).get(state), Files.OTHER);
    at.set(state, then);
  }

  private void lastByte(State state, At then) {
    files.write(state, files.path.get(next.get(state)).get(state), number(state));
    at.set(state, then);
  }

  private void recordWord(State state) {
    files.records.word().get(next.get(state)).set(state, number(state));
    at.set(state, At.RECORD_REST);
  }

  private void recordRest(State state) {
    files.records.rest().get(next.get(state)).set(state, number(state));
    at.set(state, At.RECORD_FILE);
  }

  private void recordFile(State state) {
    int index = next.get(state);
    files.records.file().get(index).set(state, files.path.get(index).get(state));
    files.unknownReaders.get(index).set(state, 0); // the record has the name of a file from now on
    if (!scenario.keeps(Rule.MEMBARRIER_BEHIND_PUBLICATION) && calls(state)) {
      at.set(state, At.MEMBARRIER_EARLY);
    } else if (!scenario.keeps(Rule.JOINED_BEHIND_PUBLICATION)) {
      at.set(state, At.LOAD_JOINED_EARLY);
    } else if (!scenario.keeps(Rule.PREPARED_BY_CALL) && prepares(state) && seesNoSlot(state)) {
      at.set(state, At.PUBLISH_UNCALLED);
    } else {
      at.set(state, At.PUBLISH);
    }
  }

  private boolean seesNoSlot(State state) {
    return slots.highWaterMark.get(state) == 0;
  }

  private void loadJoinedEarly(State state) {
    membarrier.loadJoined(state);
    at.set(state, At.PUBLISH);
  }

  private void setVersion(State state) {
    stateFile.version.set(state, StateFile.word(number(state), next.get(state)));
  }

  private void publish(State state) {
    setVersion(state);
    if (!prepares(state)) {
      end(state);
      return;
    }
    if (!scenario.keeps(Rule.PREPARED_BY_ITSELF)) {
      prepared.set(state, number(state), next.get(state));
    }
    boolean constant = slots.highWaterMark.get(state) == scenario.readers();
    at.set(state, constant ? At.LOAD_JOINED : At.LOAD_HIGH_WATER_MARK_BEHIND);
  }

  private void publishUncalled(State state) {
    setVersion(state);
    endPrepared(state);
  }

  private void publishAsForeign(State state) {
    setVersion(state);
    end(state);
  }

  // For the next write.

  private boolean prepares(State state) {
    return scenario.keeps(Rule.MEMBARRIER_BEHIND_PUBLICATION)
        && takesPart(state)
        && begun.get(state) < scenario.writes();
  }

  private void loadHighWaterMarkBehind(State state, Moves moves) {
    if (slots.highWaterMark.get(state) > 0) {
      moves.to("behind it: load the high-water mark", after -> at.set(after, At.LOAD_JOINED));
    } else {
      moves.to("behind it: the high-water mark is 0", this::end);
    }
  }

  private void endPrepared(State state) {
    prepared.set(state, number(state), next.get(state));
    end(state);
  }

  private void end(State state) {
    next.set(state, 0);
    number.set(state, 0);
    touched.set(state, 0);
    cannotCall.set(state, 0);
    inTheWay.forget(state);
    membarrier.forget(state);
    if (!scenario.keeps(Rule.UNKNOWN_READERS_IN_FLAGS)) {
      files.unknownReaders.forEach(cell -> cell.set(state, 0));
    }
    at.set(state, At.START);
  }

  boolean isOver(State state) {
    return at.is(state, At.START) && begun.get(state) == scenario.writes();
  }

  InTheWay inTheWay() {
    return inTheWay;
  }

  Membarrier membarrier() {
    return membarrier;
  }

  Prepared prepared() {
    return prepared;
  }

  /// Drops what no writer will look at again.
  void forgetOutdated(State state) {
    prepared.forgetOutdated(state);
    if (isLastBarrierPast(state)) {
      membarrier.forgetTours(state);
      prepared.forgetAll(state);
      shared.processors().forgetForCalls(state);
    }
  }

  /// The last write has looked at the slots, or has failed.
  private boolean isLastBarrierPast(State state) {
    At here = at.get(state);
    return begun.get(state) == scenario.writes()
        && (here == At.START || here.compareTo(At.MEMBARRIER_LATE) > 0);
  }

  // A writer that knows no slots: it sees a guard as a reader that does not leave.

  private void loadCountAsForeign(State state, Moves moves) {
    int index = next.get(state);
    if (stateFile.counts.get(index).get(state) == 0 && !stateFile.hasGuard(state, index)) {
      moves.to("foreign: load readers[next]: 0", after -> at.set(after, At.FOREIGN_FIRST_BYTE));
    } else {
      moves.to("foreign: set readers[next] to 0", this::resetAsForeign);
    }
  }

  private void resetAsForeign(State state) {
    touch(state);
    stateFile.reset(state, next.get(state), false);
    at.set(state, At.FOREIGN_FIRST_BYTE);
  }
}
