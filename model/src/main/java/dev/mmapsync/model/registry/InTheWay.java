package dev.mmapsync.model.registry;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Choice;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Who is in the way of a write, slot by slot, and what becomes of them.
final class InTheWay {
  /// What the writer knows of a slot.
  private enum Look {
    NOT_LOOKED_AT,
    IN_THE_WAY,
    DEAD_OR_TO_EVICT,
    TO_DETACH,
    PASSED
  }

  private final Scenario scenario;
  private final Slots slots;

  /// The index that is to be written.
  private final Cell next;

  /// Whether the write has changed anything yet.
  private final Cell touched;

  private final List<Choice<Look>> looks = new ArrayList<>();

  InTheWay(Layout layout, Shared shared, Cell next, Cell touched) {
    scenario = shared.scenario();
    slots = shared.slots();
    this.next = next;
    this.touched = touched;
    for (int k = 0; k < slots.count(); k++) {
      looks.add(layout.choice("slot " + k + " is", Look.class));
    }
  }

  /// The cell of what is known of slot k.
  Cell look(int k) {
    return looks.get(k).cell();
  }

  /// Passes the slots that are not below the high-water mark.
  void loadHighWaterMark(State state) {
    for (int k = slots.highWaterMark.get(state); k < slots.count(); k++) {
      looks.get(k).set(state, Look.PASSED);
    }
  }

  /// Whether each slot is passed, or its reader is to be detached.
  boolean isDone(State state) {
    boolean marked = scenario.keeps(Rule.MARK_BEFORE_FIRST_BYTE);
    return !any(state, Look.NOT_LOOKED_AT)
        && !any(state, Look.IN_THE_WAY)
        && !(marked && any(state, Look.DEAD_OR_TO_EVICT));
  }

  boolean isAnyToDetach(State state) {
    return any(state, Look.TO_DETACH);
  }

  boolean isAnyToEvict(State state) {
    return any(state, Look.DEAD_OR_TO_EVICT);
  }

  private boolean any(State state, Look look) {
    return first(state, look) < slots.count();
  }

  private int first(State state, Look look) {
    int k = 0;
    while (k < slots.count() && !looks.get(k).is(state, look)) {
      k++;
    }
    return k;
  }

  /// The next step: one slot after the other, in any order.
  void step(State state, Moves moves) {
    if (any(state, Look.IN_THE_WAY)) {
      askForLock(state, moves, first(state, Look.IN_THE_WAY));
    } else if (isAnyToEvict(state) && scenario.keeps(Rule.MARK_BEFORE_FIRST_BYTE)) {
      evictFirst(state, moves);
    } else {
      for (int k = 0; k < slots.count(); k++) {
        loadHold(state, moves, k);
      }
    }
  }

  private void loadHold(State state, Moves moves, int k) {
    if (!looks.get(k).is(state, Look.NOT_LOOKED_AT)) {
      return;
    }
    if (slots.isInTheWay(state, k, next.get(state))) {
      moves.to("load a hold: in the way", after -> stop(after, k));
    } else {
      moves.to("load a hold: not in the way", after -> looks.get(k).set(after, Look.PASSED));
    }
  }

  private void stop(State state, int k) {
    slots.see(state, k);
    looks.get(k).set(state, Look.IN_THE_WAY);
  }

  private void askForLock(State state, Moves moves, int k) {
    boolean sees = scenario.keeps(Rule.OWN_DESCRIPTOR_FOR_QUERIES);
    if (!sees || !slots.isLocked(state, k)) {
      moves.to("ask for the lock: its owner is dead", after -> sentence(after, k));
      return;
    }
    moves.to("ask for the lock: alive, wait", after -> lookAgain(after, k));
    if (scenario.has(Policy.EVICT)) {
      moves.to("ask for the lock: alive, evict", after -> sentence(after, k));
    }
    if (scenario.has(Policy.DETACH)) {
      moves.to("ask for the lock: alive, detach", after -> looks.get(k).set(after, Look.TO_DETACH));
    }
  }

  private void lookAgain(State state, int k) {
    slots.forgetSeen(state, k);
    looks.get(k).set(state, Look.NOT_LOOKED_AT);
  }

  private void sentence(State state, int k) {
    looks.get(k).set(state, Look.DEAD_OR_TO_EVICT);
  }

  void evictFirst(State state, Moves moves) {
    int k = first(state, Look.DEAD_OR_TO_EVICT);
    moves.to("mark evicted", after -> evict(after, k));
  }

  private void evict(State state, int k) {
    slots.evict(state, k, next.get(state));
    pass(state, k);
  }

  /// Marks one reader after the other as detached, in any order.
  ///
  /// @param whenAllAreMarked goes on from there, in the step of the last mark
  void detach(State state, Moves moves, Consumer<? super State> whenAllAreMarked) {
    for (int k = 0; k < slots.count(); k++) {
      if (looks.get(k).is(state, Look.TO_DETACH)) {
        int slot = k;
        moves.to("mark detached", after -> detach(after, slot, whenAllAreMarked));
      }
    }
  }

  private void detach(State state, int k, Consumer<? super State> whenAllAreMarked) {
    slots.detach(state, k, next.get(state));
    pass(state, k);
    if (!isAnyToDetach(state)) {
      whenAllAreMarked.accept(state);
    }
  }

  private void pass(State state, int k) {
    touched.set(state, 1);
    slots.forgetSeen(state, k);
    looks.get(k).set(state, Look.PASSED);
  }

  /// Forgets all that is known of the slots.
  void forget(State state) {
    for (int k = 0; k < slots.count(); k++) {
      lookAgain(state, k);
    }
  }
}
