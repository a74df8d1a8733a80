package dev.mmapsync.model.registry;

/// What can be taken out of section 5, to see that the search notices.
public enum Rule {
  /// A reader looks at its mark before it uses what it has acquired.
  MARK_COMPARED,
  /// It does so after it has mapped the file, not before.
  MARK_AFTER_MAPPING,
  /// It compares the file that it has mapped with the recorded one.
  FILE_COMPARED,
  /// It does so once more after it has mapped it.
  FILE_COMPARED_AGAIN,
  /// It looks at its mark again at close.
  MARK_COMPARED_AT_CLOSE,
  /// It does so after its last use of the bytes.
  MARK_AFTER_LAST_USE,
  /// A writer marks as evicted before it writes the first byte.
  MARK_BEFORE_FIRST_BYTE,
  /// A mark counts for all of a sequence, not only for the hold that the writer saw.
  MARK_BY_SEQUENCE,
  /// A mark counts for its index only.
  MARK_HAS_INDEX,
  /// Marks of one sequence add up.
  MARKS_ADD_UP,
  /// A detached file is replaced first, and its readers are marked then.
  RENAME_BEFORE_MARK,
  /// The record of a data file that is about to be replaced is emptied first. An addition: the
  /// search asked for it, since the number of a deleted file may come again.
  RECORD_EMPTIED_BEFORE_RENAME,
  /// A slot is below the high-water mark before its owner first enters.
  HIGH_WATER_MARK_BEFORE_ENTER,
  /// What a dead owner left in `hold` is cleared before the new one first enters.
  HOLD_CLEARED_BEFORE_ENTER,
  /// A writer asks for locks through a descriptor that owns none.
  OWN_DESCRIPTOR_FOR_QUERIES,
  /// There are guards, and readers use slots only where they see one.
  GUARDS,
  /// A reader compares the foreign generation at close.
  GENERATION,
  /// A reader has loaded the generation before the version.
  GENERATION_BEFORE_VERSION,
  /// A reader looks at the guard before the generation when it closes.
  GUARD_BEFORE_GENERATION_AT_CLOSE,
  /// A writer adds to the generation before it sets the guards again.
  GENERATION_BEFORE_GUARDS,
  /// A writer that finds a guard missing empties both records first. An addition: the search asked
  /// for it, since a version word may come again.
  RECORDS_EMPTIED_AFTER_FOREIGN,
  /// A reader's first store to `hold` is visible before it loads the version, where writers do not
  /// call `membarrier`.
  FENCE_AFTER_ENTER,
  /// Where readers have no fence, a writer calls `membarrier`.
  MEMBARRIER,
  /// It does so behind the last publication, not right before its own: behind its own, for its next
  /// write, or at the beginning of that.
  MEMBARRIER_BEHIND_PUBLICATION,
  /// It does so before it looks at the first slot, not behind the last one.
  MEMBARRIER_BEFORE_HOLDS,
  /// It calls it for its own process as well, which a tour of its own threads does nothing for.
  MEMBARRIER_IN_OWN_PROCESS,
  /// A barrier behind a publication, with its tour and call, will do for the next write only if
  /// that is still the current one.
  PREPARED_FOR_CURRENT,
  /// Whether it is, the number in its record says: the version word may come again.
  PREPARED_BY_SEQUENCE,
  /// And only if the record is not empty: a writer without a registry may have published twice.
  PREPARED_UNLESS_FOREIGN,
  /// Each writer counts on its own barriers only, and only on those that have come to their end.
  PREPARED_BY_ITSELF,
  /// A write that saw no slot before its publication has done nothing for the next one.
  PREPARED_BY_CALL,
  /// Whoever enters without a fence is registered for it.
  READERS_REGISTERED,
  /// A writer tours the processors for whoever has joined: `membarrier` may not reach them before.
  TOUR,
  /// A reader counts itself as joined behind its registration, not before it.
  JOINED_BEHIND_REGISTRATION,
  /// It does so before it first enters.
  JOINED_BEFORE_ENTER,
  /// A writer looks how many have joined behind the last publication, not right before its own,
  /// whether it is for its next write or at the beginning of that.
  JOINED_BEHIND_PUBLICATION,
  /// It has toured for those that it found before the tour, not for those that it finds behind it.
  JOINED_BEFORE_TOUR,
  /// It has toured for nobody before its own first tour: that of another writer does nothing for
  /// readers of the process of that one.
  TOURED_BY_ITSELF,
  /// A writer that cannot call it puts another registry in the place of one whose readers have no
  /// fence.
  FLAG_HEEDED,
  /// Where a registry was lost, the first write into each index goes into a new file.
  NEW_FILES_FOR_UNKNOWN_READERS,
  /// That it has to is known to all writers of the new registry, not only to who made it.
  UNKNOWN_READERS_IN_FLAGS,
  /// A reader that has mapped a file looks behind it whether its registry is still in place. An
  /// addition: the search asked for it, since the number of a deleted file may come again.
  REGISTRY_IN_PLACE_BEHIND_MAPPING,
  /// A reader does not take what it had before unless its record still has the same number.
  AGAIN_BY_SEQUENCE,
  /// A reader compares the generation once more behind the record. An addition: the search asked
  /// for it, since an acquire that stands still before it enters has one that is too old, and would
  /// have it each time that it acquires the same again.
  GENERATION_COMPARED_BEHIND_RECORD,
  /// A writer that finds a guard missing empties the records before it adds to the generation, so
  /// that who acquires again what it had before need not load it.
  RECORDS_EMPTIED_BEFORE_GENERATION
}
