package dev.mmapsync.model.owners;

import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Model;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;
import java.util.List;
import java.util.Set;

/// One slot, a thread that enters it, a thread that gives it back, and its next owner.
///
/// @param isAlone whether the thread is the only one that enters, and does so by a store
/// @param without what is taken out
public record Scenario(boolean isAlone, Set<Rule> without) {
  /// So often the thread enters.
  static final int TIMES = 2;

  public Scenario {
    without = Set.copyOf(without);
  }

  boolean keeps(Rule rule) {
    return !without.contains(rule);
  }

  /// The machines of this scenario.
  public Model model() {
    Layout layout = new Layout();
    SlotWords slot = new SlotWords(layout);
    Entering entering = new Entering(layout, this, slot);
    List<Machine> machines =
        List.of(
            entering,
            new GivingBack(layout, this, slot),
            new NextOwner(layout, this, slot),
            new Hardware(slot));
    return new Model(layout, machines, state -> start(state, slot, entering), state -> {});
  }

  private static void start(State state, SlotWords slot, Entering entering) {
    slot.start(state);
    entering.start(state);
  }

  /// The core that the thread runs on.
  private record Hardware(SlotWords slot) implements Machine {
    @Override
    public String name() {
      return "hardware";
    }

    @Override
    public boolean mayRest(State state) {
      return true;
    }

    @Override
    public void step(State state, Moves moves) {
      if (!slot.isBufferEmpty(state)) {
        moves.to("a store becomes visible", slot::drainOne);
      }
    }
  }
}
