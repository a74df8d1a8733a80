package dev.mmapsync.model.registry;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.State;
import java.util.ArrayList;
import java.util.List;

/// The reader slots: slot k is that of reader k, whichever process that is at the moment.
///
/// `hold` and `mark` are one word each in the protocol, and so here: a step loads or stores all of
/// one. Sequences go up for ever and are only compared for being the same. So no number is kept,
/// but whether the mark is of the sequence in `hold`, and whether what the writer has seen is: a
/// new sequence makes both a thing of the past.
final class Slots {
  private final Scenario scenario;
  private final List<Slot> slots = new ArrayList<>();
  final Cell highWaterMark;

  /// The cells of one slot.
  ///
  /// @param holds the mask in `hold`
  /// @param evicted the first mask in `mark`, if that is of the sequence in `hold`, else 0
  /// @param detached the second one
  /// @param markedHold the whole mask of the hold that was marked: only without
  ///   [Rule#MARK_BY_SEQUENCE]
  /// @param seen whether the sequence in `hold` is still the one that the writer has seen
  /// @param seenMask the mask that it has seen: only without [Rule#MARK_BY_SEQUENCE]
  /// @param locked whether its owner lives
  /// @param buffered 1 more than the index of a first enter that nobody can see yet
  private record Slot(
      Cell holds,
      Cell evicted,
      Cell detached,
      Cell markedHold,
      Cell seen,
      Cell seenMask,
      Cell locked,
      Cell buffered) {}

  Slots(Layout layout, Scenario scenario) {
    this.scenario = scenario;
    highWaterMark = layout.cell("high-water mark", scenario.readers());
    for (int k = 0; k < scenario.readers(); k++) {
      String slot = "slot " + k + " ";
      slots.add(
          new Slot(
              layout.cell(slot + "holds", 3).as(Slots::indices),
              layout.cell(slot + "evicted", 3).as(Slots::indices),
              layout.cell(slot + "detached", 3).as(Slots::indices),
              layout.cell(slot + "marked hold", 3).hidden(),
              layout.cell(slot + "seen", 1).hidden(),
              layout.cell(slot + "seen mask", 3).hidden(),
              layout.cell(slot + "locked", 1),
              layout.cell(slot + "store buffer", 2).hidden()));
    }
  }

  private static String indices(int mask) {
    return List.of("{}", "{0}", "{1}", "{0,1}").get(mask);
  }

  int count() {
    return slots.size();
  }

  /// All cells of slot k.
  List<Cell> cells(int k) {
    Slot slot = slots.get(k);
    return List.of(
        slot.holds,
        slot.evicted,
        slot.detached,
        slot.markedHold,
        slot.seen,
        slot.seenMask,
        slot.locked,
        slot.buffered);
  }

  private static int with(int mask, int index) {
    return mask | 1 << index;
  }

  private static boolean has(int mask, int index) {
    return (mask & 1 << index) != 0;
  }

  // The owner's side.

  void lock(State state, int k) {
    slots.get(k).locked.set(state, 1);
  }

  /// The kernel drops the lock of a dead owner.
  void unlock(State state, int k) {
    slots.get(k).locked.set(state, 0);
  }

  boolean isLocked(State state, int k) {
    return slots.get(k).locked.get(state) == 1;
  }

  void raiseHighWaterMark(State state, int k) {
    highWaterMark.set(state, Math.max(highWaterMark.get(state), k + 1));
  }

  /// Stores the next sequence, with one index in its mask.
  void enterFirst(State state, int k, int index) {
    if (scenario.keeps(Rule.FENCE_AFTER_ENTER)) {
      storeFirst(state, k, index);
    } else {
      slots.get(k).buffered.set(state, 1 + index);
    }
  }

  boolean isBuffered(State state, int k) {
    return slots.get(k).buffered.get(state) != 0;
  }

  void drain(State state, int k) {
    int index = slots.get(k).buffered.get(state) - 1;
    slots.get(k).buffered.set(state, 0);
    storeFirst(state, k, index);
  }

  private void storeFirst(State state, int k, int index) {
    Slot slot = slots.get(k);
    slot.holds.set(state, with(0, index));
    clearMark(state, slot);
    slot.seen.set(state, 0);
    slot.seenMask.set(state, 0);
  }

  void enterToo(State state, int k, int index) {
    Cell holds = slots.get(k).holds;
    holds.set(state, with(holds.get(state), index));
  }

  void leave(State state, int k, int index) {
    Cell holds = slots.get(k).holds;
    holds.set(state, holds.get(state) & ~with(0, index));
  }

  void leaveAll(State state, int k) {
    slots.get(k).holds.set(state, 0);
  }

  /// Whether the mark of slot k, of either kind, is for its hold and `index`.
  boolean isMarked(State state, int k, int index) {
    Slot slot = slots.get(k);
    return isForHold(state, slot) && has(slot.evicted.get(state) | slot.detached.get(state), index);
  }

  boolean isEvicted(State state, int k, int index) {
    Slot slot = slots.get(k);
    return isForHold(state, slot) && has(slot.evicted.get(state), index);
  }

  private boolean isForHold(State state, Slot slot) {
    return scenario.keeps(Rule.MARK_BY_SEQUENCE)
        || slot.markedHold.get(state) == slot.holds.get(state);
  }

  // The writer's side.

  /// Whether `hold` of slot k has `index` and no mark says not to heed it.
  boolean isInTheWay(State state, int k, int index) {
    boolean heeded = !isMarked(state, k, index);
    if (!scenario.keeps(Rule.MARK_HAS_INDEX)) {
      heeded &= !isMarked(state, k, 1 - index);
    }
    return has(slots.get(k).holds.get(state), index) && heeded;
  }

  /// Remembers the hold of slot k.
  void see(State state, int k) {
    Slot slot = slots.get(k);
    slot.seen.set(state, 1);
    if (!scenario.keeps(Rule.MARK_BY_SEQUENCE)) {
      slot.seenMask.set(state, slot.holds.get(state));
    }
  }

  void forgetSeen(State state, int k) {
    slots.get(k).seen.set(state, 0);
    slots.get(k).seenMask.set(state, 0);
  }

  /// Marks `index` of the hold that was seen as evicted.
  void evict(State state, int k, int index) {
    mark(state, slots.get(k), slots.get(k).evicted, index);
  }

  void detach(State state, int k, int index) {
    mark(state, slots.get(k), slots.get(k).detached, index);
  }

  /// Marks of one sequence add up; a mark of another sequence replaces them.
  private void mark(State state, Slot slot, Cell kind, int index) {
    boolean now = slot.seen.get(state) == 1;
    if (!now || !scenario.keeps(Rule.MARKS_ADD_UP)) {
      clearMark(state, slot);
    }
    if (!scenario.keeps(Rule.MARK_BY_SEQUENCE)) {
      if (slot.markedHold.get(state) != slot.seenMask.get(state)) {
        clearMark(state, slot);
      }
      slot.markedHold.set(state, slot.seenMask.get(state));
    }
    if (now) {
      kind.set(state, with(kind.get(state), index));
    }
  }

  private static void clearMark(State state, Slot slot) {
    slot.evicted.set(state, 0);
    slot.detached.set(state, 0);
    slot.markedHold.set(state, 0);
  }
}
