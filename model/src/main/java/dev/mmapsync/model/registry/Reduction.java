package dev.mmapsync.model.registry;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.State;
import java.util.ArrayList;
import java.util.List;

/// Makes one state of several that nobody can tell apart, so that a search meets it once.
///
/// Bytes and records of versions that nobody has or can get are all the same. In a reduced model,
/// versions and files are also called by new names, and readers change places: what counts of a
/// name is only who else has the same.
final class Reduction {
  private final Shared shared;
  private final Writer writer;

  /// All cells of each reader.
  private final List<List<Cell>> readers = new ArrayList<>();

  /// All cells with a version in them, but the version word.
  private final List<Cell> versions = new ArrayList<>();

  Reduction(Shared shared, Writer writer) {
    this.shared = shared;
    this.writer = writer;
    versions.add(writer.write().number());
    for (int k = 0; k < shared.owns().size(); k++) {
      List<Cell> cells = new ArrayList<>(shared.owns().get(k).cells());
      cells.addAll(shared.slots().cells(k));
      cells.addAll(shared.processors().cells(k));
      cells.addAll(shared.files().mapped.get(k));
      cells.add(writer.inTheWay().look(k));
      cells.add(writer.barrier().membarrier().visited(k));
      readers.add(cells);
      versions.add(shared.owns().get(k).acquired);
    }
    versions.addAll(writer.barrier().prepared().versions());
    versions.addAll(shared.files().versions());
  }

  void apply(State state) {
    writer.barrier().forgetOutdated(state);
    long inUse =
        shared.numbersInUse(state)
            | 1L << writer.write().number().get(state)
            | writer.barrier().prepared().numbers(state);
    shared.files().forget(state, inUse);
    if (shared.reduced()) {
      sortReaders(state);
      renameVersions(state);
      shared.files().rename(state);
    }
  }

  /// Below the high-water mark all slots are alike, so it must not lie between these two.
  private void sortReaders(State state) {
    boolean alike = shared.slots().highWaterMark.get(state) != 1;
    if (readers.size() != 2 || !alike || !isSecondSmaller(state)) {
      return;
    }
    for (int i = 0; i < readers.get(0).size(); i++) {
      Cell first = readers.get(0).get(i);
      Cell second = readers.get(1).get(i);
      int value = first.get(state);
      first.set(state, second.get(state));
      second.set(state, value);
    }
  }

  private boolean isSecondSmaller(State state) {
    int i = 0;
    int difference = 0;
    while (difference == 0 && i < readers.get(0).size()) {
      difference = readers.get(0).get(i).get(state) - readers.get(1).get(i).get(state);
      i++;
    }
    return difference > 0;
  }

  /// The current version is 1, and the others follow in the order of [#versions].
  private void renameVersions(State state) {
    Names names = new Names();
    int word = shared.stateFile().version.get(state);
    int current = names.of(StateFile.number(word));
    shared.stateFile().version.set(state, StateFile.word(current, StateFile.index(word)));
    for (Cell cell : versions) {
      cell.set(state, names.of(cell.get(state)));
    }
  }
}
