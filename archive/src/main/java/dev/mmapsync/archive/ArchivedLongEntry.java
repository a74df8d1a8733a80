package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import org.jspecify.annotations.Nullable;

/// An entry of an archived sorted map whose keys are each a `long`: [#keyAsLong] boxes nothing.
///
/// For any number of threads.
///
/// @param <V> the view of a value
public final class ArchivedLongEntry<V extends @Nullable Object> extends ArchivedEntry<Long, V> {

  ArchivedLongEntry(ArchivedSortedMap<Long, V> map, long at) {
    super(map, at);
  }

  /// The key, without a box.
  public long keyAsLong() {
    return Bytes.getLong(map.archive, at);
  }
}
