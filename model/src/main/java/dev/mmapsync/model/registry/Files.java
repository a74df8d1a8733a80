package dev.mmapsync.model.registry;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.State;
import java.util.ArrayList;
import java.util.List;

/// The data files: which file is at which path, what is in it, and what the records say of it.
///
/// A file has a number (device and inode in the protocol), from 1. It lives as long as it has a
/// path or a mapping. Its content is the number of the write whose bytes it has, or [#OTHER]. A
/// record has three fields that are stored one after the other.
final class Files {
  /// Bytes that nobody should read: half written, or of a version that nobody has or can get.
  static final int OTHER = 0;

  /// A record without a version.
  static final int EMPTY = 0;

  private static final int NONE = 0;

  private final Scenario scenario;
  private final int last;
  private final List<Cell> content = new ArrayList<>();

  /// Which file is at `P_data_i`.
  final List<Cell> path;

  /// The version word of each publication record, by the number of the write.
  final List<Cell> recordWord;

  /// What a reader copies of it: sequence, time, fingerprint, by the number of the write.
  final List<Cell> recordRest;

  final List<Cell> recordFile;

  /// What each reader has mapped, by data index.
  final List<List<Cell>> mapped = new ArrayList<>();

  Files(Layout layout, Scenario scenario) {
    this.scenario = scenario;
    last =
        5
            + 2
                * scenario
                    .readers(); // two paths, two mappings of each reader, two records, a new one
    path = StateFile.two(layout, "path", last);
    for (int file = 1; file <= last; file++) {
      Cell bytes = layout.cell("file " + file, scenario.lastNumber());
      content.add(bytes.as(value -> value == OTHER ? "other" : "#" + value));
    }
    recordWord = StateFile.two(layout, "record word", scenario.lastNumber());
    recordRest = StateFile.two(layout, "record rest", scenario.lastNumber());
    recordFile = StateFile.two(layout, "record file", last);
    for (int reader = 0; reader < scenario.readers(); reader++) {
      mapped.add(StateFile.two(layout, "reader " + reader + " maps", last));
    }
  }

  void write(State state, int file, int bytes) {
    content.get(file - 1).set(state, bytes);
  }

  int content(State state, int file) {
    return content.get(file - 1).get(state);
  }

  void map(State state, int reader, int index) {
    mapped.get(reader).get(index).set(state, path.get(index).get(state));
  }

  void unmapAll(State state, int reader) {
    mapped.get(reader).forEach(cell -> cell.set(state, NONE));
  }

  int mapped(State state, int reader, int index) {
    return mapped.get(reader).get(index).get(state);
  }

  boolean hasMapping(State state, int reader, int index) {
    return mapped(state, reader, index) != NONE;
  }

  /// Whether the mapping at hand is the recorded one.
  boolean mapsRecorded(State state, int reader, int index) {
    int own = mapped(state, reader, index);
    return own != NONE && own == recordFile.get(index).get(state);
  }

  /// Whether the record of `index` is one of the version with `number`, as far as its word tells.
  boolean isRecorded(State state, int index, int number) {
    int recorded = recordWord.get(index).get(state);
    return scenario.has(Event.WORDS_REPEAT) ? recorded != EMPTY : recorded == number;
  }

  /// The numbers that a file may get which is made now.
  List<Integer> unusedFiles(State state) {
    long alive = alive(state);
    long recorded = 1L << recordFile.get(0).get(state) | 1L << recordFile.get(1).get(state);
    List<Integer> numbers = new ArrayList<>();
    numbers.add(Long.numberOfTrailingZeros(~(alive | recorded | 1)));
    for (int file = 1; file <= last; file++) {
      if (has(recorded, file) && !has(alive, file)) {
        numbers.add(file);
      }
    }
    return numbers;
  }

  /// A bit for each file that has a path or a mapping.
  private long alive(State state) {
    long files = 1L << path.get(0).get(state) | 1L << path.get(1).get(state);
    for (List<Cell> two : mapped) {
      files |= 1L << two.get(0).get(state) | 1L << two.get(1).get(state);
    }
    return files;
  }

  private static boolean has(long set, int element) {
    return (set & 1L << element) != 0;
  }

  /// Drops what nobody can tell any more.
  ///
  /// @param numbers a bit for each version that somebody has, or may come to have
  void forget(State state, long numbers) {
    long alive = alive(state);
    for (int file = 1; file <= last; file++) {
      if (!has(alive, file) || !has(numbers, content(state, file))) {
        write(state, file, OTHER);
      }
    }
    for (int index = 0; index < 2; index++) {
      keepOnly(state, recordRest.get(index), numbers);
      if (!scenario.has(Event.WORDS_REPEAT)) {
        keepOnly(state, recordWord.get(index), numbers);
      } else if (recordWord.get(index).get(state) != EMPTY) {
        recordWord.get(index).set(state, Scenario.FIRST_NUMBER);
      }
      if (!scenario.has(Event.FILE_NUMBERS_REUSED)) {
        keepOnly(state, recordFile.get(index), alive);
      }
    }
  }

  /// All cells with the number of a write in them.
  List<Cell> versions() {
    List<Cell> cells = new ArrayList<>(content);
    cells.addAll(recordRest);
    if (!scenario.has(Event.WORDS_REPEAT)) {
      cells.addAll(recordWord);
    }
    return cells;
  }

  /// Gives the files new numbers: by path, by mapping, by record.
  void rename(State state) {
    Names names = new Names();
    path.forEach(cell -> cell.set(state, names.of(cell.get(state))));
    mapped.forEach(two -> two.forEach(cell -> cell.set(state, names.of(cell.get(state)))));
    recordFile.forEach(cell -> cell.set(state, names.of(cell.get(state))));
    int[] bytes = new int[last + 1];
    for (int file = 1; file <= last; file++) {
      if (content(state, file) != OTHER) {
        bytes[names.of(file)] = content(state, file);
      }
    }
    for (int file = 1; file <= last; file++) {
      write(state, file, bytes[file]);
    }
  }

  private static void keepOnly(State state, Cell cell, long values) {
    if (!has(values, cell.get(state))) {
      cell.set(state, 0);
    }
  }
}
