package dev.mmapsync.model.release;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.State;
import java.util.ArrayList;
import java.util.List;

/// What the threads share: one data index, whose file is replaced by another one, and one slot.
///
/// The reader's stores to `hold` go through a store buffer, where it has no fence.
final class Words {
  static final int ENTER = 1;
  static final int LEAVE = 2;
  private static final int LONGEST = 3;

  private final Scenario scenario;

  /// Whether the version is still one at this index.
  final Cell superseded;

  /// Whether the record names the new file.
  final Cell replaced;

  final Cell held;

  /// Whether the slot says that the old file is meant.
  final Cell said;

  /// Whether the space of the old file has been given back.
  final Cell released;

  private final List<Cell> buffer = new ArrayList<>();

  Words(Layout layout, Scenario scenario) {
    this.scenario = scenario;
    superseded = layout.cell("superseded", 1);
    replaced = layout.cell("record names another file", 1);
    held = layout.cell("held", 1);
    said = layout.cell("slot says the old file", 1);
    released = layout.cell("released", 1);
    for (int i = 0; i < LONGEST; i++) {
      buffer.add(layout.cell("in flight " + i, LEAVE));
    }
  }

  boolean isBufferEmpty(State state) {
    return buffer.getFirst().get(state) == 0;
  }

  boolean isBufferFull(State state) {
    return buffer.getLast().get(state) != 0;
  }

  void hold(State state, int store) {
    if (!scenario.isPlain()) {
      held.set(state, store == ENTER ? 1 : 0);
      return;
    }
    int i = 0;
    while (buffer.get(i).get(state) != 0) {
      i++;
    }
    buffer.get(i).set(state, store);
  }

  void drainOne(State state) {
    held.set(state, buffer.getFirst().get(state) == ENTER ? 1 : 0);
    for (int i = 0; i + 1 < LONGEST; i++) {
      buffer.get(i).set(state, buffer.get(i + 1).get(state));
    }
    buffer.getLast().set(state, 0);
  }

  void drainAll(State state) {
    while (!isBufferEmpty(state)) {
      drainOne(state);
    }
  }
}
