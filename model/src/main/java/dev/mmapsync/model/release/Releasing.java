package dev.mmapsync.model.release;

import dev.mmapsync.model.Choice;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;

/// Another thread of the same process, which gives the space of the old file back when a record
/// names another one and no slot uses it.
final class Releasing implements Machine {
  private enum At {
    LOOK_AT_RECORD,
    LOOK_AT_HOLD,
    LOOK_AT_FILE,
    RELEASE,
    DONE
  }

  private final Scenario scenario;
  private final Words words;
  private final Choice<At> at;

  Releasing(Layout layout, Scenario scenario, Words words) {
    this.scenario = scenario;
    this.words = words;
    at = layout.hiddenChoice("releasing at", At.class);
  }

  @Override
  public String name() {
    return "releaser";
  }

  @Override
  public boolean mayRest(State state) {
    return true;
  }

  void start(State state) {
    at.set(state, scenario.keeps(Rule.RECORD_BEFORE_SLOTS) ? At.LOOK_AT_RECORD : At.LOOK_AT_HOLD);
  }

  @Override
  public void step(State state, Moves moves) {
    switch (at.get(state)) {
      case LOOK_AT_RECORD -> lookAtRecord(state, moves);
      case LOOK_AT_HOLD -> lookAtHold(state, moves);
      case LOOK_AT_FILE -> lookAtFile(state, moves);
      case RELEASE -> moves.to("give the space back", this::release);
      case DONE -> {}
    }
  }

  private void lookAtRecord(State state, Moves moves) {
    if (words.replaced.get(state) == 1) {
      boolean looks =
          scenario.keeps(Rule.RECORD_BEFORE_SLOTS) && scenario.keeps(Rule.SLOTS_LOOKED_AT);
      At then = looks ? At.LOOK_AT_HOLD : At.RELEASE;
      moves.to("the record names another file", after -> at.set(after, then));
    }
  }

  private void unused(State state) {
    boolean last = scenario.keeps(Rule.RECORD_BEFORE_SLOTS);
    at.set(state, last ? At.RELEASE : At.LOOK_AT_RECORD);
  }

  private void lookAtHold(State state, Moves moves) {
    if (words.held.get(state) == 0) {
      moves.to("the slot is idle", this::unused);
    } else {
      moves.to("the slot is in use", after -> at.set(after, At.LOOK_AT_FILE));
    }
  }

  private void lookAtFile(State state, Moves moves) {
    if (words.said.get(state) == 0) {
      moves.to("the slot means another file", this::unused);
    } else {
      moves.to("the slot uses it: look again later", after -> at.set(after, At.LOOK_AT_HOLD));
    }
  }

  private void release(State state) {
    words.released.set(state, 1);
    at.set(state, At.DONE);
  }
}
