package dev.mmapsync.archive;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An archived map by hash as a read-only `java.util.Map` of views.
///
/// Lookups go through the hash of the archive. For any number of threads.
///
/// @param <A> the view of a key
/// @param <V> the view of a value
sealed class EntriesMap<A extends @Nullable Object, V extends @Nullable Object>
    extends AbstractMap<A, V> permits SequencedEntriesMap {
  private final HashedEntries<A, V> map;

  EntriesMap(HashedEntries<A, V> map) {
    this.map = map;
  }

  Iterator<Map.Entry<A, V>> entryIterator() {
    return map.entryIterator();
  }

  @Override
  public final Set<Map.Entry<A, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<A, V>> iterator() {
        return entryIterator();
      }

      @Override
      public int size() {
        return map.size();
      }
    };
  }

  @Override
  public final boolean containsKey(@Nullable Object key) {
    return find(key) != HashSlots.ABSENT;
  }

  @Override
  public final @Nullable V get(@Nullable Object key) {
    return map.valueOf(map.archive, find(key));
  }

  /// A key of another class is simply not there.
  @SuppressWarnings({"unchecked", "NullAway"}) // null is a key where A is nullable
  private long find(@Nullable Object key) {
    try {
      return map.findView((A) key);
    } catch (ClassCastException | NullPointerException e) {
      return HashSlots.ABSENT;
    }
  }
}
