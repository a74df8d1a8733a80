package dev.mmapsync.model.release;

/// What can be taken out of giving back the space of a file, to see that the search notices.
public enum Rule {
  /// A reader says in its slot which file it means before it compares it with the record.
  SAID_BEFORE_COMPARED,
  /// It compares it with the record behind that, even if it has been compared before.
  COMPARED,
  /// Whoever gives space back looks whether a slot uses the file.
  SLOTS_LOOKED_AT,
  /// It does so behind the record, or behind the mark of somebody who was detached.
  RECORD_BEFORE_SLOTS,
  /// A writer calls `membarrier` between its last publication and the first change of a record,
  /// where readers have no fence.
  BARRIER_BEFORE_RECORD
}
