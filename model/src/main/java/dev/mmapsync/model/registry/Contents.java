package dev.mmapsync.model.registry;

import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;
import dev.mmapsync.model.registry.Write.At;

/// How a write puts its bytes into a data file, in place or in a new one, and records them.
final class Contents {
  private final Scenario scenario;
  private final Files files;
  private final Write write;
  private final InTheWay inTheWay;

  Contents(Shared shared, Write write, InTheWay inTheWay) {
    scenario = shared.scenario();
    files = shared.files();
    this.write = write;
    this.inTheWay = inTheWay;
  }

  /// The first step, once everybody in the way is known.
  void begin(State state, Moves moves) {
    boolean unknown =
        files.unknownReaders.get(write.next(state)).get(state) == 1
            && scenario.keeps(Rule.NEW_FILES_FOR_UNKNOWN_READERS);
    if (unknown || inTheWay.isAnyToDetach(state)) {
      detach(state, moves);
    } else {
      moves.to("write the first byte", this::writeInPlace);
    }
  }

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
  void lastByte(State state, Moves moves) {
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
    write.touch(state);
    files.records.word().get(write.next(state)).set(state, Records.EMPTY);
    write.to(state, scenario.keeps(Rule.RENAME_BEFORE_MARK) ? At.RENAME : At.MARK_DETACHED);
  }

  /// The new file is whole before anybody can find it, so that making it is no step.
  void rename(State state, Moves moves) {
    for (int file : files.unusedFiles(state)) {
      moves.to("rename a new file over the held one", after -> rename(after, file));
    }
  }

  private void rename(State state, int file) {
    write.touch(state);
    files.path.get(write.next(state)).set(state, file);
    files.write(state, file, write.number(state));
    if (!inTheWay.isAnyToDetach(state)) {
      inTheWay.forget(state);
      write.to(state, At.RECORD_WORD);
    } else {
      write.to(state, scenario.keeps(Rule.RENAME_BEFORE_MARK) ? At.MARK_DETACHED : At.RECORD_WORD);
    }
  }

  void markDetached(State state, Moves moves) {
    At then = scenario.keeps(Rule.RENAME_BEFORE_MARK) ? At.RECORD_WORD : At.RENAME;
    inTheWay.detach(state, moves, after -> afterDetaching(after, then));
  }

  private void afterDetaching(State state, At then) {
    inTheWay.forget(state);
    write.to(state, then);
  }

  void firstByte(State state, At then) {
    write.touch(state);
    files.write(state, files.path.get(write.next(state)).get(state), Files.OTHER);
    write.to(state, then);
  }

  void lastByte(State state, At then) {
    files.write(state, files.path.get(write.next(state)).get(state), write.number(state));
    write.to(state, then);
  }

  void recordWord(State state) {
    files.records.word().get(write.next(state)).set(state, write.number(state));
    write.to(state, At.RECORD_REST);
  }

  void recordRest(State state) {
    files.records.rest().get(write.next(state)).set(state, write.number(state));
    write.to(state, At.RECORD_FILE);
  }

  void recordFile(State state, At then) {
    int index = write.next(state);
    files.records.file().get(index).set(state, files.path.get(index).get(state));
    files.unknownReaders.get(index).set(state, 0); // the record has the name of a file from now on
    write.to(state, then);
  }
}
