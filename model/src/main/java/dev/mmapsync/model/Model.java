package dev.mmapsync.model;

import java.util.List;
import java.util.function.Consumer;

/// What is searched: machines, the layout of what they know, and the state in which they start.
///
/// @param layout every variable of every machine
/// @param machines all who act; in each state any of them can be the next
/// @param start turns the state that is all zeros into the first one
/// @param forget drops from a state what nobody can ever see again, so that states which differ in
///   nothing else are one
public record Model(
    Layout layout,
    List<Machine> machines,
    Consumer<? super State> start,
    Consumer<? super State> forget) {

  public Model {
    machines = List.copyOf(machines);
  }

  /// A model that starts with all zeros and forgets nothing.
  public Model(Layout layout, List<Machine> machines) {
    this(layout, machines, start -> {}, state -> {});
  }

  State initial() {
    State state = layout.zero();
    start.accept(state);
    forget.accept(state);
    return state;
  }
}
