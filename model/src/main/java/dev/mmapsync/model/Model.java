package dev.mmapsync.model;

import java.util.List;
import java.util.function.Consumer;

/// What is searched: machines, the layout of what they know, and the state in which they start.
///
/// @param layout every variable of every machine
/// @param machines all who act; in each state any of them can be the next
/// @param start turns the state that is all zeros into the first one
public record Model(Layout layout, List<Machine> machines, Consumer<? super State> start) {

  public Model {
    machines = List.copyOf(machines);
  }

  State initial() {
    State state = layout.zero();
    start.accept(state);
    return state;
  }
}
