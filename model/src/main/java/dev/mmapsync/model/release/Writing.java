package dev.mmapsync.model.release;

import dev.mmapsync.model.Choice;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;

/// A writer, which publishes at the other index and then puts a new file in the place of the old
/// one. The reader in its way is detached, so that it does not wait.
final class Writing implements Machine {
  private enum At {
    PUBLISH,
    BARRIER,
    RECORD,
    PUBLISH_HERE,
    DONE
  }

  private final Scenario scenario;
  private final Words words;
  private final Choice<At> at;

  Writing(Layout layout, Scenario scenario, Words words) {
    this.scenario = scenario;
    this.words = words;
    at = layout.hiddenChoice("writing at", At.class);
  }

  @Override
  public String name() {
    return "writer";
  }

  @Override
  public boolean mayRest(State state) {
    return true;
  }

  @Override
  public void step(State state, Moves moves) {
    switch (at.get(state)) {
      case PUBLISH -> moves.to("publish at the other index", this::publish);
      case BARRIER -> moves.to("membarrier: a barrier in the reader", this::barrier);
      case RECORD -> moves.to("record the new file", this::record);
      case PUBLISH_HERE -> moves.to("publish at this index", this::publishHere);
      case DONE -> {}
    }
  }

  private void publish(State state) {
    words.superseded.set(state, 1);
    boolean calls = scenario.isPlain() && scenario.keeps(Rule.BARRIER_BEFORE_RECORD);
    at.set(state, calls ? At.BARRIER : At.RECORD);
  }

  private void barrier(State state) {
    words.drainAll(state);
    at.set(state, At.RECORD);
  }

  private void record(State state) {
    words.replaced.set(state, 1);
    at.set(state, At.PUBLISH_HERE);
  }

  /// With a version word that looks like the one before.
  private void publishHere(State state) {
    words.superseded.set(state, 0);
    at.set(state, At.DONE);
  }
}
