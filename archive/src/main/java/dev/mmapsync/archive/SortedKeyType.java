package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// How objects of one type are ordered in archived sorted maps and sets: as Rust's `Ord` has it.
///
/// Numbers go by value, those without a sign by their value without a sign; text by its bytes of
/// UTF-8; lists by their first difference, and then the shorter one first; what is absent first; a
/// record by its components, and a sealed interface by its variant and then its components.
///
/// @param <K> the key as it was written
/// @param <V> the key as it is read
public interface SortedKeyType<K extends @Nullable Object, V extends @Nullable Object>
    extends ViewType<V>, Comparator<K> {

  /// The key that `view` shows.
  K fromView(V view);

  /// Compares a key with the archived one at `at`.
  int compare(K key, MemorySegment archive, long at);

  /// Compares two archived keys.
  int compare(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt);
}
