package dev.mmapsync.model.counters;

/// What may happen at any moment of a run, once it is asked for.
public enum Event {
  /// The grace period of a write runs out: the writer sets the count in its way to 0.
  RESET,
  /// The writer dies, at any step, and another takes over.
  WRITER_DIES,
  /// Somebody re-creates the state: the version word is 0 again, once, while everybody goes on.
  VERSION_WIPED
}
