package dev.mmapsync.model.counters;

/// Which of the reads that see other bytes than they should are a violation.
public enum Promise {
  /// All of them.
  NEVER_TORN,
  /// Those before the first reset of a count: what the protocol promises.
  UNTIL_A_RESET,
  /// Those of readers that were not registered themselves when a count was reset: what one might
  /// hope for.
  UNLESS_OUTLIVED
}
