package dev.mmapsync;

import dev.mmapsync.file.DataMapping;
import dev.mmapsync.protocol.PublicationRecord;
import dev.mmapsync.protocol.StateWords;
import dev.mmapsync.protocol.VersionWord;
import java.lang.foreign.MemorySegment;

/// One version as a reader sees it: made once when the reader switches, shared by all of its
/// snapshots.
///
/// @param version the version word, never 0
/// @param sequence the number in the record of its index when it was read first; what tells it from
///   another publication with the same word. 0 where there is no registry
/// @param generation the foreign generation before it was acquired first
/// @param record what the registry says of it; a word of 0 = nothing
/// @param mapping its data file; kept mapped by this
/// @param bytes the archive, read-only
/// @param value the view of its root
/// @param words the state that it is of
record Publication<V>(
    long version,
    long sequence,
    int generation,
    PublicationRecord record,
    DataMapping mapping,
    MemorySegment bytes,
    V value,
    StateWords words) {
  static final PublicationRecord NO_RECORD = new PublicationRecord(0, 0, 0, 0, 0, 0);

  int index() {
    return VersionWord.index(version);
  }

  boolean isRecorded() {
    return record.word() != VersionWord.NOTHING;
  }
}
