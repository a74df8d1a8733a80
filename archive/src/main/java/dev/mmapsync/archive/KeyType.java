package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// How objects of one type are looked up in archived maps and sets.
///
/// What a key feeds to the hash tells it from all other keys of its type, so it is what keys are
/// compared by, too.
///
/// @param <K> the key as it was written
/// @param <V> the key as it is read
public interface KeyType<K extends @Nullable Object, V extends @Nullable Object>
    extends ViewType<V> {

  /// The key that `view` shows.
  K fromView(V view);

  /// The bytes that `key` feeds, or null if it has no archive and so is in no map.
  byte @Nullable [] fed(K key);

  /// The bytes that the archived key at `at` feeds.
  byte[] fed(MemorySegment archive, long at);
}
