package dev.mmapsync.model.registry;

import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;

/// The cores that readers run on: a store to `hold` becomes visible whenever one of them likes.
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
      if (slots.hasStoresInFlight(state, k)) {
        int slot = k;
        moves.to("a store to hold becomes visible", after -> slots.drainOne(after, slot));
      }
    }
  }
}
