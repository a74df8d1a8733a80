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
///
/// Where readers store without a fence, their stores wait in a [StoreBuffer] of their own, and only
/// the owner knows of them.
final class Slots {
  private final Scenario scenario;
  private final List<Slot> slots = new ArrayList<>();
  final Cell highWaterMark;

  /// How many processes have joined those that enter without a fence.
  final Cell joined;

  /// Whether the registry is one that took the place of another.
  private final Cell replaced;

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
  /// @param lost whether it is one of the registry that is gone
  /// @param buffer the owner's stores to `hold` that nobody else can see yet
  private record Slot(
      Cell holds,
      Cell evicted,
      Cell detached,
      Cell markedHold,
      Cell seen,
      Cell seenMask,
      Cell locked,
      Cell lost,
      StoreBuffer buffer) {}

  Slots(Layout layout, Scenario scenario) {
    this.scenario = scenario;
    highWaterMark = layout.cell("high-water mark", scenario.readers());
    joined = layout.cell("joined", scenario.joins());
    replaced = layout.cell("registry replaced", scenario.losesRegistry() ? 1 : 0);
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
              layout.cell(slot + "is of the lost registry", scenario.losesRegistry() ? 1 : 0),
              new StoreBuffer(layout, slot, scenario.storesInFlight())));
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
    List<Cell> cells = new ArrayList<>(slot.buffer.cells());
    cells.addAll(
        List.of(
            slot.holds,
            slot.evicted,
            slot.detached,
            slot.markedHold,
            slot.seen,
            slot.seenMask,
            slot.locked,
            slot.lost));
    return cells;
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

  /// Makes the slot ready for its new owner, with a locked instruction: a new sequence, and nothing
  /// held.
  void claim(State state, int k) {
    drainAll(state, k);
    apply(state, slots.get(k), StoreBuffer.newSequence(0));
  }

  /// The kernel drops the lock of a dead owner, long after its last store has left its core.
  void unlock(State state, int k) {
    drainAll(state, k);
    slots.get(k).locked.set(state, 0);
  }

  boolean isLocked(State state, int k) {
    return slots.get(k).locked.get(state) == 1;
  }

  void raiseHighWaterMark(State state, int k) {
    highWaterMark.set(state, Math.max(highWaterMark.get(state), k + 1));
  }

  /// With a locked instruction.
  void join(State state, int k) {
    drainAll(state, k);
    joined.add(state, 1);
  }

  /// Whether the owner of slot k must wait until one of its stores is seen before it can make
  /// another.
  boolean isBufferFull(State state, int k) {
    return isPlain(state, k) && slots.get(k).buffer.isFull(state);
  }

  boolean hasStoresInFlight(State state, int k) {
    return !slots.get(k).buffer.isEmpty(state);
  }

  /// The oldest store of slot k's owner that is in flight is seen by all.
  void drainOne(State state, int k) {
    apply(state, slots.get(k), slots.get(k).buffer.remove(state));
  }

  /// What any locked instruction of the owner does, and any fence.
  void drainAll(State state, int k) {
    while (hasStoresInFlight(state, k)) {
      drainOne(state, k);
    }
  }

  /// Stores the next sequence, with one index in its mask.
  void enterFirst(State state, int k, int index) {
    store(state, k, StoreBuffer.newSequence(with(0, index)));
  }

  void enterToo(State state, int k, int index) {
    store(state, k, StoreBuffer.sameSequence(with(own(state, k), index)));
  }

  void leave(State state, int k, int index) {
    store(state, k, StoreBuffer.sameSequence(own(state, k) & ~with(0, index)));
  }

  void leaveAll(State state, int k) {
    store(state, k, StoreBuffer.sameSequence(0));
  }

  /// Whether writers call `membarrier` for the owner of slot k. Who has left a registry where they
  /// do finds one where they may not.
  boolean isAsymmetric(State state, int k) {
    return scenario.isAsymmetric() && (!isReplaced(state) || isLost(state, k));
  }

  private boolean isPlain(State state, int k) {
    return isAsymmetric(state, k) || !scenario.keeps(Rule.FENCE_AFTER_ENTER);
  }

  private void store(State state, int k, int store) {
    if (isPlain(state, k)) {
      slots.get(k).buffer.add(state, store);
    } else {
      apply(state, slots.get(k), store);
    }
  }

  private static void apply(State state, Slot slot, int store) {
    slot.holds.set(state, StoreBuffer.mask(store));
    if (StoreBuffer.isNewSequence(store)) {
      clearMark(state, slot);
      slot.seen.set(state, 0);
      slot.seenMask.set(state, 0);
    }
  }

  /// The mask that slot k's owner has stored last.
  private int own(State state, int k) {
    Slot slot = slots.get(k);
    return slot.buffer.isEmpty(state)
        ? slot.holds.get(state)
        : StoreBuffer.mask(slot.buffer.last(state));
  }

  // A registry that is gone.

  /// All slots are those of a registry that is gone, and there is a new one, of which none has been
  /// claimed.
  void replace(State state) {
    replaced.set(state, 1);
    highWaterMark.set(state, 0);
    slots.forEach(slot -> slot.lost.set(state, 1));
  }

  boolean isReplaced(State state) {
    return replaced.get(state) == 1;
  }

  boolean isLost(State state, int k) {
    return slots.get(k).lost.get(state) == 1;
  }

  /// The owner of slot k gives it back, and has none.
  void leaveLost(State state, int k) {
    Slot slot = slots.get(k);
    unlock(state, k);
    slot.lost.set(state, 0);
    slot.holds.set(state, 0);
    clearMark(state, slot);
    forgetSeen(state, k);
  }

  // Marks, as their owner finds them.

  /// Whether there is a mark, of either kind, for what the owner of slot k holds of `index`. There
  /// is none for a sequence that nobody has seen.
  boolean isOwnMarked(State state, int k, int index) {
    return !slots.get(k).buffer.hasNewSequence(state) && isMarked(state, k, index);
  }

  /// Whether the mark of slot k, of either kind, is for its hold and `index`.
  private boolean isMarked(State state, int k, int index) {
    Slot slot = slots.get(k);
    return isForHold(state, slot) && has(slot.evicted.get(state) | slot.detached.get(state), index);
  }

  boolean isOwnEvicted(State state, int k, int index) {
    Slot slot = slots.get(k);
    return !slot.buffer.hasNewSequence(state)
        && isForHold(state, slot)
        && has(slot.evicted.get(state), index);
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
    return has(slots.get(k).holds.get(state), index) && heeded && !isLost(state, k);
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
