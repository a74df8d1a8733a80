package dev.mmapsync.archive;

import java.util.Iterator;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// An archived index map as a read-only `java.util.SequencedMap` of views, forwards or backwards.
///
/// For any number of threads.
///
/// @param <A> the view of a key
/// @param <V> the view of a value
final class SequencedEntriesMap<A extends @Nullable Object, V extends @Nullable Object>
    extends EntriesMap<A, V> implements SequencedMap<A, V> {
  private final ArchivedIndexMap<A, V> map;
  private final boolean backwards;

  SequencedEntriesMap(ArchivedIndexMap<A, V> map, boolean backwards) {
    super(map);
    this.map = map;
    this.backwards = backwards;
  }

  @Override
  Iterator<Map.Entry<A, V>> entryIterator() {
    return backwards ? map.iterateBackwards(map::viewOf) : super.entryIterator();
  }

  @Override
  public SequencedMap<A, V> reversed() {
    return new SequencedEntriesMap<>(map, !backwards);
  }
}
