package dev.mmapsync.model.registry;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// The data files: which file is at which path, what is in it, and what the records say of it.
///
/// A file has a number (device and inode in the protocol), from 1. It lives as long as it has a
/// path or a mapping. Its content is the number of the write whose bytes it has, or [#OTHER].
final class Files {
  /// Bytes that nobody should read: half written, or of a version that nobody has or can get.
  static final int OTHER = 0;

  private static final int NONE = 0;

  private final Scenario scenario;
  private final Slots slots;
  private final int last;
  private final List<Cell> content = new ArrayList<>();

  /// Which file is at `P_data_i`.
  final List<Cell> path;

  /// The records of the registry.
  final Records records;

  /// Those of the registry that is gone, as they were.
  final Records lostRecords;

  /// Which index may have readers that the registry does not know.
  final List<Cell> unknownReaders;

  /// What each reader has mapped, by data index.
  final List<List<Cell>> mapped = new ArrayList<>();

  Files(Layout layout, Scenario scenario, Slots slots) {
    this.scenario = scenario;
    this.slots = slots;
    // two paths, two mappings of each reader, two records or four, a new one
    last = 5 + 2 * scenario.readers() + (scenario.losesRegistry() ? 2 : 0);
    path = StateFile.two(layout, "path", last);
    for (int file = 1; file <= last; file++) {
      Cell bytes = layout.cell("file " + file, scenario.lastNumber());
      content.add(bytes.as(value -> value == OTHER ? "other" : "#" + value));
    }
    records = new Records(layout, "record", scenario.lastNumber(), last);
    boolean lost = scenario.losesRegistry();
    lostRecords =
        new Records(layout, "lost record", lost ? scenario.lastNumber() : 0, lost ? last : 0);
    unknownReaders = StateFile.two(layout, "unknown readers of", lost ? 1 : 0);
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

  /// The records that a reader sees: those of the registry that it has a slot in.
  private Records records(State state, int reader) {
    return slots.isLost(state, reader) ? lostRecords : records;
  }

  /// Whether the mapping at hand is the recorded one.
  boolean mapsRecorded(State state, int reader, int index) {
    int own = mapped(state, reader, index);
    return own != NONE && own == records(state, reader).file().get(index).get(state);
  }

  /// Whether the record of `index` is one of the version with `number`, as far as its word tells.
  boolean isRecorded(State state, int reader, int index, int number) {
    int recorded = records(state, reader).word().get(index).get(state);
    return scenario.has(Event.WORDS_REPEAT) ? recorded != Records.EMPTY : recorded == number;
  }

  /// What a reader finds in the rest of the record of `index`.
  int rest(State state, int reader, int index) {
    return records(state, reader).rest().get(index).get(state);
  }

  /// There is a new registry, which knows nothing.
  ///
  /// @param guarded whether an index may have readers that are not counted
  void replaceRegistry(State state, IntPredicate guarded) {
    lostRecords.take(state, records);
    for (int index = 0; index < 2; index++) {
      unknownReaders.get(index).set(state, guarded.test(index) ? 1 : 0);
    }
  }

  /// The numbers that a file may get which is made now.
  List<Integer> unusedFiles(State state) {
    long alive = alive(state);
    long recorded = records.files(state) | lostRecords.files(state);
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
    records.forget(state, scenario, numbers, alive);
    lostRecords.forget(state, scenario, numbers, alive);
  }

  /// All cells with the number of a write in them.
  List<Cell> versions() {
    List<Cell> cells = new ArrayList<>(content);
    cells.addAll(records.rest());
    cells.addAll(lostRecords.rest());
    if (!scenario.has(Event.WORDS_REPEAT)) {
      cells.addAll(records.word());
      cells.addAll(lostRecords.word());
    }
    return cells;
  }

  /// Gives the files new numbers: by path, by mapping, by record.
  void rename(State state) {
    Names names = new Names();
    path.forEach(cell -> cell.set(state, names.of(cell.get(state))));
    mapped.forEach(two -> two.forEach(cell -> cell.set(state, names.of(cell.get(state)))));
    records.file().forEach(cell -> cell.set(state, names.of(cell.get(state))));
    lostRecords.file().forEach(cell -> cell.set(state, names.of(cell.get(state))));
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
}
