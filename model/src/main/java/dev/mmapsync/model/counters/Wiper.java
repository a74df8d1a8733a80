package dev.mmapsync.model.counters;

import dev.mmapsync.model.Cell;
import dev.mmapsync.model.Layout;
import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;

/// Somebody who sets the version word back to 0, once, at any time.
final class Wiper implements Machine {
  private final Memory memory;
  private final Cell done;

  Wiper(Layout layout, Memory memory) {
    this.memory = memory;
    done = layout.cell("wiped", 1).hidden();
  }

  @Override
  public String name() {
    return "wiper";
  }

  @Override
  public boolean mayRest(State state) {
    return true;
  }

  @Override
  public void step(State state, Moves moves) {
    if (done.get(state) == 0 && memory.version.get(state) != Memory.NOTHING_PUBLISHED) {
      moves.to("set the version to 0", this::wipe);
    }
  }

  private void wipe(State state) {
    memory.version.set(state, Memory.NOTHING_PUBLISHED);
    done.set(state, 1);
  }
}
