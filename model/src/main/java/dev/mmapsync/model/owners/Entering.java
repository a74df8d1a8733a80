package dev.mmapsync.model.owners;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Choice;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;

/// A thread of the first process, which enters its slot a few times, and may be late.
final class Entering implements Machine {
  private enum At {
    LOAD_HOLD,
    SAY_USING,
    LOOK_AT_RETIRING,
    COMPARE_AND_SET,
    STORE_HOLD,
    USE,
    UNSAY_USING,
    DONE
  }

  private final Scenario scenario;
  private final SlotWords slot;
  private final Choice<At> at;
  private final Cell entered;

  /// The sequence that it has loaded.
  private final Cell known;

  Entering(Layout layout, Scenario scenario, SlotWords slot) {
    this.scenario = scenario;
    this.slot = slot;
    at = layout.hiddenChoice("entering at", At.class);
    entered = layout.cell("entered", Scenario.TIMES).hidden();
    known = layout.cell("known sequence", 7);
  }

  @Override
  public String name() {
    return "thread";
  }

  @Override
  public boolean mayRest(State state) {
    return true;
  }

  void start(State state) {
    at.set(state, first());
  }

  private At first() {
    return scenario.isAlone() ? At.SAY_USING : At.LOAD_HOLD;
  }

  @Override
  public void step(State state, Moves moves) {
    At here = at.get(state);
    if (slot.isBufferFull(state) && here != At.LOOK_AT_RETIRING) {
      return;
    }
    switch (here) {
      case LOAD_HOLD -> moves.to("load hold", this::loadHold);
      case SAY_USING -> moves.to("say that it is used", this::sayUsing);
      case LOOK_AT_RETIRING -> lookAtRetiring(state, moves);
      case COMPARE_AND_SET -> moves.to("compare and set hold", this::compareAndSet);
      case STORE_HOLD -> moves.to("store hold", this::storeHold);
      case USE -> moves.to("leave", this::leave);
      case UNSAY_USING -> moves.to("say that it is not used any more", this::unsayUsing);
      case DONE -> {}
    }
  }

  private void loadHold(State state) {
    known.set(state, slot.sequence.get(state));
    at.set(state, slot.isIdle(state) ? At.LOOK_AT_RETIRING : At.DONE);
  }

  private void sayUsing(State state) {
    slot.store(state, SlotWords.USE);
    at.set(state, scenario.keeps(Rule.RETIRING_BEFORE_HOLD) ? At.LOOK_AT_RETIRING : At.STORE_HOLD);
  }

  private void lookAtRetiring(State state, Moves moves) {
    if (slot.retiring.get(state) == 1) {
      moves.to("it is being given back", after -> at.set(after, At.DONE));
    } else if (!scenario.isAlone()) {
      moves.to("it is not being given back", after -> at.set(after, At.COMPARE_AND_SET));
    } else if (scenario.keeps(Rule.RETIRING_BEFORE_HOLD)) {
      moves.to("it is not being given back", after -> at.set(after, At.STORE_HOLD));
    } else {
      moves.to("it is not being given back", after -> at.set(after, At.USE));
    }
  }

  private void compareAndSet(State state) {
    boolean same = slot.isIdle(state) && slot.sequence.get(state) == known.get(state);
    if (same || !scenario.keeps(Rule.ENTER_COMPARES)) {
      slot.hold(state, SlotWords.FIRST, true);
      at.set(state, At.USE);
    } else {
      at.set(state, At.DONE);
    }
  }

  private void storeHold(State state) {
    slot.store(state, SlotWords.ENTER);
    at.set(state, scenario.keeps(Rule.RETIRING_BEFORE_HOLD) ? At.USE : At.LOOK_AT_RETIRING);
  }

  private void leave(State state) {
    if (!scenario.isAlone()) {
      slot.hold(state, SlotWords.FIRST, false);
      again(state);
    } else {
      boolean hold = scenario.keeps(Rule.HOLD_BEFORE_USING);
      slot.store(state, hold ? SlotWords.LEAVE : SlotWords.UNUSE);
      at.set(state, At.UNSAY_USING);
    }
  }

  private void unsayUsing(State state) {
    boolean hold = scenario.keeps(Rule.HOLD_BEFORE_USING);
    slot.store(state, hold ? SlotWords.UNUSE : SlotWords.LEAVE);
    again(state);
  }

  private void again(State state) {
    entered.add(state, 1);
    known.set(state, 0);
    at.set(state, entered.get(state) < Scenario.TIMES ? first() : At.DONE);
  }
}
