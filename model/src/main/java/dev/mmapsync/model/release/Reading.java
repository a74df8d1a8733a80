package dev.mmapsync.model.release;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Choice;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;

/// A thread that acquires the old file, uses it and leaves, a few times: the first time with a look
/// at the file, then again without.
final class Reading implements Machine {
  private enum At {
    ENTER,
    LOAD_VERSION,
    SAY_FILE,
    COMPARE_RECORD,
    SAY_LATE,
    USE,
    LEAVE,
    DONE
  }

  private final Scenario scenario;
  private final Words words;
  private final Choice<At> at;
  private final Cell times;

  Reading(Layout layout, Scenario scenario, Words words) {
    this.scenario = scenario;
    this.words = words;
    at = layout.hiddenChoice("reading at", At.class);
    times = layout.cell("times", Scenario.TIMES).hidden();
  }

  @Override
  public String name() {
    return "reader";
  }

  @Override
  public boolean mayRest(State state) {
    return true;
  }

  @Override
  public void step(State state, Moves moves) {
    At here = at.get(state);
    boolean stores = here == At.ENTER || here == At.LEAVE;
    if (stores && words.isBufferFull(state)) {
      return;
    }
    switch (here) {
      case ENTER -> moves.to("enter", this::enter);
      case LOAD_VERSION -> loadVersion(state, moves);
      case SAY_FILE -> moves.to("say which file is meant", after -> say(after, At.COMPARE_RECORD));
      case COMPARE_RECORD -> compareRecord(state, moves);
      case SAY_LATE -> moves.to("say which file is meant", after -> say(after, At.USE));
      case USE -> use(state, moves);
      case LEAVE -> moves.to("leave", this::leave);
      case DONE -> {}
    }
  }

  private boolean isFirst(State state) {
    return times.get(state) == 0;
  }

  private void enter(State state) {
    words.hold(state, Words.ENTER);
    at.set(state, At.LOAD_VERSION);
  }

  private void loadVersion(State state, Moves moves) {
    if (words.superseded.get(state) == 1) {
      moves.to("the version is another", after -> at.set(after, At.LEAVE));
    } else {
      boolean says = isFirst(state) && scenario.keeps(Rule.SAID_BEFORE_COMPARED);
      At then = says ? At.SAY_FILE : At.COMPARE_RECORD;
      moves.to("the version is the same", after -> at.set(after, then));
    }
  }

  /// A volatile store.
  private void say(State state, At then) {
    words.drainAll(state);
    words.said.set(state, 1);
    at.set(state, then);
  }

  private void compareRecord(State state, Moves moves) {
    boolean late = isFirst(state) && !scenario.keeps(Rule.SAID_BEFORE_COMPARED);
    if (words.replaced.get(state) == 1 && scenario.keeps(Rule.COMPARED)) {
      moves.to("the record names another file", after -> at.set(after, At.LEAVE));
    } else {
      moves.to("the record names it", after -> at.set(after, late ? At.SAY_LATE : At.USE));
    }
  }

  private void use(State state, Moves moves) {
    moves.to("use the file", after -> at.set(after, At.LEAVE));
    if (words.released.get(state) == 1) {
      moves.to("use zeros", after -> after.violate("the file of a snapshot has been given back"));
    }
  }

  private void leave(State state) {
    words.hold(state, Words.LEAVE);
    times.add(state, 1);
    at.set(state, times.get(state) < Scenario.TIMES ? At.ENTER : At.DONE);
  }
}
