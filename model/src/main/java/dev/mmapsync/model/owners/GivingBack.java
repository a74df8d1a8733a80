package dev.mmapsync.model.owners;

import dev.mmapsync.model.Choice;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;

/// Another thread of the first process, which gives the slot back as soon as nobody uses it.
final class GivingBack implements Machine {
  private enum At {
    SAY_RETIRING,
    BARRIER,
    LOOK,
    UNLOCK,
    DONE
  }

  private final Scenario scenario;
  private final SlotWords slot;
  private final Choice<At> at;

  GivingBack(Layout layout, Scenario scenario, SlotWords slot) {
    this.scenario = scenario;
    this.slot = slot;
    at = layout.hiddenChoice("giving back at", At.class);
  }

  @Override
  public String name() {
    return "closer";
  }

  @Override
  public boolean mayRest(State state) {
    return true;
  }

  @Override
  public void step(State state, Moves moves) {
    switch (at.get(state)) {
      case SAY_RETIRING -> moves.to("say that it is being given back", this::sayRetiring);
      case BARRIER -> moves.to("membarrier: a barrier in the thread", this::barrier);
      case LOOK -> look(state, moves);
      case UNLOCK -> moves.to("unlock the slot", this::unlock);
      case DONE -> {}
    }
  }

  private void sayRetiring(State state) {
    slot.retiring.set(state, 1);
    boolean calls = scenario.isAlone() && scenario.keeps(Rule.BARRIER_BEFORE_LOOK);
    at.set(state, calls ? At.BARRIER : At.LOOK);
  }

  private void barrier(State state) {
    slot.drainAll(state);
    at.set(state, At.LOOK);
  }

  private void look(State state, Moves moves) {
    if (scenario.isAlone() && slot.using.get(state) == 0) {
      moves.to("nobody uses it", after -> at.set(after, At.UNLOCK));
    } else if (!scenario.isAlone() && slot.isIdle(state)) {
      moves.to("it is idle: give it back", this::retire);
    }
  }

  private void retire(State state) {
    if (scenario.keeps(Rule.RETIRE_COMPARES)) {
      slot.retired.set(state, 1);
    }
    at.set(state, At.UNLOCK);
  }

  private void unlock(State state) {
    slot.owner.set(state, SlotWords.NOBODY);
    at.set(state, At.DONE);
  }
}
