package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import org.jspecify.annotations.Nullable;

/// An entry of an archived sorted map whose keys are each an `int`: [#keyAsInt] boxes nothing.
///
/// For any number of threads.
///
/// @param <V> the view of a value
public final class ArchivedIntEntry<V extends @Nullable Object> extends ArchivedEntry<Integer, V> {

  ArchivedIntEntry(ArchivedSortedMap<Integer, V> map, long at) {
    super(map, at);
  }

  /// The key, without a box.
  public int keyAsInt() {
    return Bytes.getInt(map.archive, at);
  }
}
