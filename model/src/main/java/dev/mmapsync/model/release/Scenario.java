package dev.mmapsync.model.release;

import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Model;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;
import java.util.List;
import java.util.Set;

/// One data index, a thread that reads there, one that gives space back, and a writer.
///
/// @param isPlain whether the reader enters without a fence, and the writer calls `membarrier`
/// @param without what is taken out
public record Scenario(boolean isPlain, Set<Rule> without) {
  /// So often the thread reads.
  static final int TIMES = 3;

  public Scenario {
    without = Set.copyOf(without);
  }

  boolean keeps(Rule rule) {
    return !without.contains(rule);
  }

  /// The machines of this scenario.
  public Model model() {
    Layout layout = new Layout();
    Words words = new Words(layout, this);
    Releasing releasing = new Releasing(layout, this, words);
    List<Machine> machines =
        List.of(
            new Reading(layout, this, words),
            releasing,
            new Writing(layout, this, words),
            new Hardware(words));
    return new Model(layout, machines, releasing::start, state -> {});
  }

  /// The core that the reader runs on.
  private record Hardware(Words words) implements Machine {
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
      if (!words.isBufferEmpty(state)) {
        moves.to("a store to hold becomes visible", words::drainOne);
      }
    }
  }
}
