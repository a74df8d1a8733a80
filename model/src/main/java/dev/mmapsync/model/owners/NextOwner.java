package dev.mmapsync.model.owners;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Choice;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;

/// The second process: it claims the slot when it is free, enters it, and finds what it has stored
/// there for as long as it likes.
final class NextOwner implements Machine {
  private enum At {
    LOCK,
    CLAIM,
    ENTER,
    HOLD,
    DONE
  }

  private final Scenario scenario;
  private final SlotWords slot;
  private final Choice<At> at;

  /// The sequence that it has stored.
  private final Cell stored;

  NextOwner(Layout layout, Scenario scenario, SlotWords slot) {
    this.scenario = scenario;
    this.slot = slot;
    at = layout.hiddenChoice("next owner at", At.class);
    stored = layout.cell("stored sequence", 7);
  }

  @Override
  public String name() {
    return "next owner";
  }

  @Override
  public boolean mayRest(State state) {
    return true;
  }

  @Override
  public void step(State state, Moves moves) {
    switch (at.get(state)) {
      case LOCK -> {
        if (slot.owner.get(state) == SlotWords.NOBODY) {
          moves.to("lock the slot", this::lock);
        }
      }
      case CLAIM -> moves.to("claim", this::claim);
      case ENTER -> moves.to("enter", this::enter);
      case HOLD -> moves.to("look at hold, leave", this::leave);
      case DONE -> {}
    }
  }

  private void lock(State state) {
    slot.owner.set(state, SlotWords.SECOND);
    at.set(state, At.CLAIM);
  }

  private void claim(State state) {
    if (scenario.keeps(Rule.CLAIM_ADDS_TO_SEQUENCE)) {
      slot.sequence.add(state, 1);
    }
    slot.held.set(state, 0);
    slot.retired.set(state, 0);
    stored.set(state, slot.sequence.get(state));
    at.set(state, At.ENTER);
  }

  private void enter(State state) {
    requireOwn(state, 0);
    slot.hold(state, SlotWords.SECOND, true);
    stored.add(state, 1);
    at.set(state, At.HOLD);
  }

  private void leave(State state) {
    requireOwn(state, 1);
    slot.hold(state, SlotWords.SECOND, false);
    at.set(state, At.DONE);
  }

  private void requireOwn(State state, int held) {
    if (slot.sequence.get(state) != stored.get(state) || slot.held.get(state) != held) {
      state.violate("the next owner finds in its slot what it has not stored");
    }
  }
}
