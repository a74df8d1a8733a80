package dev.mmapsync.model.owners;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.State;
import java.util.ArrayList;
import java.util.List;

/// One slot, and what the two processes know of it.
///
/// `hold` is a sequence, whether it is held, and whether it has been given back. The thread that
/// enters by a store has a store buffer: it has two stores to `hold` and three to `using`, and they
/// become visible in their order.
final class SlotWords {
  static final int NOBODY = 0;
  static final int FIRST = 1;
  static final int SECOND = 2;

  /// The stores that a buffer can have in it.
  static final int USE = 1;

  static final int UNUSE = 2;
  static final int ENTER = 3;
  static final int LEAVE = 4;

  private static final int LAST_SEQUENCE = 7;
  private static final int LONGEST = 4;

  final Cell sequence;
  final Cell held;
  final Cell retired;

  /// Who has the lock of the slot.
  final Cell owner;

  /// What the first process says to itself.
  final Cell retiring;

  final Cell using;
  private final List<Cell> buffer = new ArrayList<>();

  SlotWords(Layout layout) {
    sequence = layout.cell("sequence", LAST_SEQUENCE);
    held = layout.cell("held", 1);
    retired = layout.cell("given back", 1);
    owner = layout.cell("owner", SECOND);
    retiring = layout.cell("retiring", 1);
    using = layout.cell("using", 1);
    for (int i = 0; i < LONGEST; i++) {
      buffer.add(layout.cell("in flight " + i, LEAVE));
    }
  }

  void start(State state) {
    owner.set(state, FIRST);
  }

  boolean isIdle(State state) {
    return held.get(state) == 0 && retired.get(state) == 0;
  }

  boolean isBufferEmpty(State state) {
    return buffer.getFirst().get(state) == 0;
  }

  boolean isBufferFull(State state) {
    return buffer.getLast().get(state) != 0;
  }

  void store(State state, int store) {
    int i = 0;
    while (buffer.get(i).get(state) != 0) {
      i++;
    }
    buffer.get(i).set(state, store);
  }

  void drainAll(State state) {
    while (!isBufferEmpty(state)) {
      drainOne(state);
    }
  }

  void drainOne(State state) {
    int oldest = buffer.getFirst().get(state);
    for (int i = 0; i + 1 < LONGEST; i++) {
      buffer.get(i).set(state, buffer.get(i + 1).get(state));
    }
    buffer.getLast().set(state, 0);
    switch (oldest) {
      case USE -> using.set(state, 1);
      case UNUSE -> using.set(state, 0);
      default -> hold(state, FIRST, oldest == ENTER);
    }
  }

  /// A store to `hold` by `process`: to enter, or to leave.
  void hold(State state, int process, boolean enters) {
    if (owner.get(state) != process) {
      state.violate("a store to a slot of somebody else");
    }
    if (enters) {
      sequence.add(state, 1);
    }
    held.set(state, enters ? 1 : 0);
  }
}
