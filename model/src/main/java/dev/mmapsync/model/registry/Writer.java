package dev.mmapsync.model.registry;

import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;
import dev.mmapsync.model.registry.Write.At;

/// The writers: one at a time, each write that of another, since what a writer remembers of the
/// write before is in shared memory, but for what it has toured for ([Membarrier]) and what it is
/// [Prepared] for. With a registry, or foreign: one that knows counts only.
final class Writer implements Machine {
  private final Shared shared;
  private final Scenario scenario;
  private final StateFile stateFile;
  private final Files files;
  private final Slots slots;

  private final Write write;
  private final InTheWay inTheWay;
  private final Barrier barrier;
  private final Contents contents;

  Writer(Layout layout, Shared shared) {
    this.shared = shared;
    scenario = shared.scenario();
    stateFile = shared.stateFile();
    files = shared.files();
    slots = shared.slots();
    write = new Write(layout, shared);
    inTheWay = new InTheWay(layout, shared, write.next(), write.touched());
    barrier = new Barrier(layout, shared, write, this::end);
    contents = new Contents(shared, write, inTheWay);
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
    switch (write.at(state)) {
      case START -> start(state, moves);
      case EMPTY_RECORD_0 -> moves.to("empty record 0", after -> emptyRecord(after, 0));
      case EMPTY_RECORD_1 -> moves.to("empty record 1", after -> emptyRecord(after, 1));
      case ADD_TO_GENERATION -> moves.to("add 1 to the generation", this::addToGeneration);
      case SET_GUARD_0 -> moves.to("set guard 0", after -> setGuard(after, 0));
      case SET_GUARD_1 -> moves.to("set guard 1", after -> setGuard(after, 1));
      case LOAD_COUNT -> loadCount(state, moves);
      case LOAD_HIGH_WATER_MARK -> moves.to("load the high-water mark", this::loadHighWaterMark);
      case LOAD_JOINED -> barrier.loadJoined(state, moves);
      case TOUR -> barrier.tour(state, moves);
      case LOAD_JOINED_BEHIND_TOUR ->
          moves.to("load joined behind the tour", barrier::loadJoinedBehindTour);
      case MEMBARRIER -> barrier.call(state, moves);
      case LOOK_AT_SLOTS -> lookAtSlots(state, moves);
      case MEMBARRIER_LATE -> barrier.membarrier().call(state, moves, this::afterLooking);
      case RENAME -> contents.rename(state, moves);
      case MARK_DETACHED -> contents.markDetached(state, moves);
      case LAST_BYTE -> contents.lastByte(state, moves);
      case RECORD_WORD -> moves.to("record the version word", contents::recordWord);
      case RECORD_REST -> moves.to("record sequence, time, fingerprint", contents::recordRest);
      case RECORD_FILE ->
          moves.to(
              "record the file",
              after -> contents.recordFile(after, barrier.beforePublication(after)));
      case MEMBARRIER_EARLY -> barrier.callEarly(state, moves);
      case LOAD_JOINED_EARLY -> moves.to("load joined too early", barrier::loadJoinedEarly);
      case PUBLISH -> moves.to("publish", this::publish);
      case PUBLISH_UNCALLED -> moves.to("publish", this::publishUncalled);
      case LOAD_HIGH_WATER_MARK_BEHIND -> barrier.loadHighWaterMarkBehind(state, moves);
      case FOREIGN_LOAD_COUNT -> loadCountAsForeign(state, moves);
      case FOREIGN_FIRST_BYTE ->
          moves.to("foreign: first byte", after -> contents.firstByte(after, At.FOREIGN_LAST_BYTE));
      case FOREIGN_LAST_BYTE ->
          moves.to("foreign: last byte", after -> contents.lastByte(after, At.FOREIGN_PUBLISH));
      case FOREIGN_PUBLISH -> moves.to("foreign: publish", this::publishAsForeign);
    }
    if (write.isTouched(state) && scenario.has(Event.WRITER_DIES)) {
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
      boolean ready = barrier.prepared().isForNext(state);
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
    if (barrier.isAnythingRemembered(state)) {
      moves.to("another writer takes over", barrier::takeOver);
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
      moves.to("the other writer goes on", barrier::takeTurns);
    }
  }

  private void takeOverBeside(State state, int k) {
    barrier.takeOver(state);
    shared.processors().moveWriter(state, k);
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
    barrier.takeOver(state);
    files.replaceRegistry(state, index -> !guards || stateFile.hasGuard(state, index));
    stateFile.lostGeneration.set(state, stateFile.generation.get(state));
    stateFile.generation.set(state, 0);
    slots.replace(state);
  }

  private void beginWithoutMembarrier(State state) {
    barrier.takeOver(state);
    begin(state, At.LOAD_COUNT);
    barrier.forbidCalls(state);
  }

  private void begin(State state, At first) {
    write.begin(state, shared.reduced() ? unusedNumber(state) : write.plainNumber(state), first);
  }

  private int unusedNumber(State state) {
    long inUse = shared.numbersInUse(state) | barrier.prepared().numbers(state);
    return Long.numberOfTrailingZeros(~(inUse | 1));
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
    write.touch(state);
    files.records.word().get(index).set(state, Records.EMPTY);
    if (index == 0) {
      write.to(state, At.EMPTY_RECORD_1);
    } else if (scenario.keeps(Rule.RECORDS_EMPTIED_BEFORE_GENERATION)) {
      write.to(state, generationOrGuards());
    } else {
      write.to(state, At.SET_GUARD_0);
    }
  }

  private void addToGeneration(State state) {
    write.touch(state);
    stateFile.generation.add(state, 1);
    if (!scenario.keeps(Rule.RECORDS_EMPTIED_BEFORE_GENERATION)) {
      write.to(state, At.EMPTY_RECORD_0);
    } else {
      write.to(
          state, scenario.keeps(Rule.GENERATION_BEFORE_GUARDS) ? At.SET_GUARD_0 : At.LOAD_COUNT);
    }
  }

  private void setGuard(State state, int index) {
    write.touch(state);
    stateFile.guards.get(index).set(state, 1);
    if (index == 0) {
      write.to(state, At.SET_GUARD_1);
    } else {
      write.to(
          state,
          scenario.keeps(Rule.GENERATION_BEFORE_GUARDS) ? At.LOAD_COUNT : At.ADD_TO_GENERATION);
    }
  }

  // Who is in the way.

  private void loadCount(State state, Moves moves) {
    if (stateFile.counts.get(write.next(state)).get(state) == 0) {
      moves.to("load readers[next]: nobody", this::passCounts);
    } else if (scenario.has(Event.COUNTS_RESET)) {
      moves.to("reset readers[next] to the guard", this::resetCount);
    }
  }

  private void resetCount(State state) {
    write.touch(state);
    stateFile.reset(state, write.next(state), true);
    passCounts(state);
  }

  /// A high-water mark that has come to its end stays there, so that loading it is no step.
  private void passCounts(State state) {
    boolean constant = slots.highWaterMark.get(state) == scenario.readers();
    write.to(state, constant ? barrier.firstLook(state) : At.LOAD_HIGH_WATER_MARK);
  }

  private void loadHighWaterMark(State state) {
    inTheWay.loadHighWaterMark(state);
    boolean any = slots.highWaterMark.get(state) > 0;
    write.to(state, any ? barrier.firstLook(state) : At.LOOK_AT_SLOTS);
  }

  private void lookAtSlots(State state, Moves moves) {
    if (!inTheWay.isDone(state)) {
      inTheWay.step(state, moves);
    } else if (barrier.callsTooLate(state) && !inTheWay.isAnyToDetach(state)) {
      // only where it makes a difference: who is to be detached has been seen
      moves.to("call membarrier too late", after -> write.to(after, At.MEMBARRIER_LATE));
    } else {
      contents.begin(state, moves);
    }
  }

  private void afterLooking(State state) {
    inTheWay.forget(state);
    contents.firstByte(state, At.LAST_BYTE);
  }

  // Publishing.

  private void publish(State state) {
    write.publish(state);
    barrier.prepare(state);
  }

  private void publishUncalled(State state) {
    write.publish(state);
    barrier.endPrepared(state);
  }

  private void publishAsForeign(State state) {
    write.publish(state);
    end(state);
  }

  private void end(State state) {
    inTheWay.forget(state);
    barrier.forget(state);
    if (!scenario.keeps(Rule.UNKNOWN_READERS_IN_FLAGS)) {
      files.unknownReaders.forEach(cell -> cell.set(state, 0));
    }
    write.end(state);
  }

  boolean isOver(State state) {
    return write.at(state) == At.START && write.isLast(state);
  }

  Write write() {
    return write;
  }

  InTheWay inTheWay() {
    return inTheWay;
  }

  Barrier barrier() {
    return barrier;
  }

  // A writer that knows no slots: it sees a guard as a reader that does not leave.

  private void loadCountAsForeign(State state, Moves moves) {
    int index = write.next(state);
    if (stateFile.counts.get(index).get(state) == 0 && !stateFile.hasGuard(state, index)) {
      moves.to("foreign: load readers[next]: 0", after -> write.to(after, At.FOREIGN_FIRST_BYTE));
    } else {
      moves.to("foreign: set readers[next] to 0", this::resetAsForeign);
    }
  }

  private void resetAsForeign(State state) {
    write.touch(state);
    stateFile.reset(state, write.next(state), false);
    write.to(state, At.FOREIGN_FIRST_BYTE);
  }
}
