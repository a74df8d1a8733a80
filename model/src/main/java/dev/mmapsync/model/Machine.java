package dev.mmapsync.model;

/// A process, or a piece of hardware, as a machine of small steps.
///
/// Each step makes at most one access to what is shared; what it does to variables of its own comes
/// along with it, since nobody can see the difference. A machine has no field that changes: all it
/// knows is in the [State].
public interface Machine {

  /// As the trace calls it.
  String name();

  /// Offers every step that can be taken from `state`: none if the machine waits or is at its end,
  /// several if the outside world chooses.
  void step(State state, Moves moves);

  /// Whether it may stand still for ever. If all others stand still too, a machine that may not is
  /// a deadlock.
  boolean mayRest(State state);
}
