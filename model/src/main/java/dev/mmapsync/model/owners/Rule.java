package dev.mmapsync.model.owners;

/// What can be taken out of giving back and claiming, to see that the search notices.
public enum Rule {
  /// Entering is a compare-and-set, where there may be several threads.
  ENTER_COMPARES,
  /// Giving back is a compare-and-set of the whole `hold`, which sets a bit that nobody enters
  /// with.
  RETIRE_COMPARES,
  /// A claim begins with a new sequence.
  CLAIM_ADDS_TO_SEQUENCE,
  /// Who enters alone, by a store, says so in its process before it looks whether the slot is being
  /// given back; only then it stores to `hold`.
  RETIRING_BEFORE_HOLD,
  /// It says that it has left only behind the store to `hold` that leaves.
  HOLD_BEFORE_USING,
  /// Whoever gives such a slot back calls `membarrier` before it looks whether it is used.
  BARRIER_BEFORE_LOOK
}
