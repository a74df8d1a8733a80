package dev.mmapsync.model.registry;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.State;
import java.util.List;

/// The two publication records of a registry, by data index: three fields each, which are stored
/// one after the other.
///
/// @param word the version word, by the number of the write
/// @param rest what a reader copies: sequence, time, fingerprint, by the number of the write
/// @param file the number of the data file
record Records(List<Cell> word, List<Cell> rest, List<Cell> file) {
  /// A record without a version.
  static final int EMPTY = 0;

  Records(Layout layout, String name, int lastNumber, int lastFile) {
    this(
        StateFile.two(layout, name + " word", lastNumber),
        StateFile.two(layout, name + " rest", lastNumber),
        StateFile.two(layout, name + " file", lastFile));
  }

  /// Becomes a copy of `other`, which becomes empty.
  void take(State state, Records other) {
    for (int index = 0; index < 2; index++) {
      move(state, other.word.get(index), word.get(index));
      move(state, other.rest.get(index), rest.get(index));
      move(state, other.file.get(index), file.get(index));
    }
  }

  private static void move(State state, Cell from, Cell to) {
    to.set(state, from.get(state));
    from.set(state, 0);
  }

  /// A bit for each file that is named here.
  long files(State state) {
    return 1L << file.get(0).get(state) | 1L << file.get(1).get(state);
  }

  /// Drops what nobody can tell any more.
  ///
  /// @param numbers a bit for each version that somebody has, or may come to have
  /// @param files a bit for each file that somebody has, or may come to have
  void forget(State state, Scenario scenario, long numbers, long files) {
    for (int index = 0; index < 2; index++) {
      keepOnly(state, rest.get(index), numbers);
      if (!scenario.has(Event.WORDS_REPEAT)) {
        keepOnly(state, word.get(index), numbers);
      } else if (word.get(index).get(state) != EMPTY) {
        word.get(index).set(state, Scenario.FIRST_NUMBER);
      }
      if (!scenario.has(Event.FILE_NUMBERS_REUSED)) {
        keepOnly(state, file.get(index), files);
      }
    }
  }

  private static void keepOnly(State state, Cell cell, long values) {
    if ((values & 1L << cell.get(state)) == 0) {
      cell.set(state, 0);
    }
  }
}
