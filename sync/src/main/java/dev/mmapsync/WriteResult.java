package dev.mmapsync;

import java.time.Duration;

/// What a write did.
///
/// A file that was detached keeps its space until the last reader that holds it closes its
/// snapshot, or dies. Those of a writer that was here before are not counted.
///
/// @param size of the archive in bytes
/// @param readersReset whether readers were still there when the grace was over, and were not
///   heeded any more. Those that are alive may then see bytes of the version after theirs: with a
///   slot they learn it ([Snapshot#fate]), by a counter they do not, now or at their next read
/// @param version what is published now
/// @param waited how long the write waited for readers
/// @param dead how many slots were found in the way whose owner was dead: nobody waited for them
/// @param evicted how many readers with a slot lose their snapshot by this write
/// @param detached how many readers with a slot keep their snapshot by this write, in a file that
///   has lost its name
/// @param detachedFiles how many such files of this writer are held now
/// @param detachedBytes how large they are together, in bytes
public record WriteResult(
    long size,
    boolean readersReset,
    InstanceVersion version,
    Duration waited,
    int dead,
    int evicted,
    int detached,
    int detachedFiles,
    long detachedBytes) {}
