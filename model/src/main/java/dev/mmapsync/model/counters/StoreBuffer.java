package dev.mmapsync.model.counters;

import dev.mmapsync.model.Machine;
import dev.mmapsync.model.Moves;
import dev.mmapsync.model.State;

/// The store buffer of the writer's core: a version word leaves it whenever it likes.
record StoreBuffer(Memory memory) implements Machine {

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
    if (memory.storeBuffer.get(state) != Memory.NOTHING_PUBLISHED) {
      moves.to("the version word becomes visible", this::drain);
    }
  }

  private void drain(State state) {
    memory.version.set(state, memory.storeBuffer.get(state));
    memory.storeBuffer.set(state, Memory.NOTHING_PUBLISHED);
  }
}
