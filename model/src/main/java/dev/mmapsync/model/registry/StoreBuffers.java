package dev.mmapsync.model.registry;

import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;

/// The store buffers of the readers' cores: a store to `hold` leaves one whenever it likes. They
/// are empty, but for [Rule#FENCE_AFTER_ENTER] taken out.
record StoreBuffers(Slots slots) implements Machine {

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
    for (int k = 0; k < slots.count(); k++) {
      if (slots.isBuffered(state, k)) {
        int slot = k;
        moves.to("a store to hold becomes visible", after -> slots.drain(after, slot));
      }
    }
  }
}
