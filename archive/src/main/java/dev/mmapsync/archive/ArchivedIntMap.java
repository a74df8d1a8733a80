package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// An archived map whose keys are each a `int`, signed, unsigned or a code point: looked up without
/// boxing and without allocation.
///
/// For any number of threads.
///
/// @param <V> the view of a value
public final class ArchivedIntMap<V extends @Nullable Object> extends ArchivedMap<Integer, V> {

  private ArchivedIntMap(
      MemorySegment archive, long at, ViewType<Integer> key, ViewType<V> value, EntryShape shape) {
    super(archive, at, key, value, shape);
  }

  /// The `HashMap` whose twelve bytes lie at `at`.
  ///
  /// @throws ArchiveException if its entries do not lie within the archive
  public static <V extends @Nullable Object> ArchivedIntMap<V> at(
      MemorySegment archive, long at, ViewType<Integer> key, ViewType<V> value, EntryShape shape) {
    return new ArchivedIntMap<>(archive, at, key, value, shape);
  }

  /// The value of `key`; null = there is none.
  public @Nullable V get(int key) {
    return valueOf(find(key));
  }

  /// Whether there is such a key.
  public boolean containsKey(int key) {
    return find(key) != ABSENT;
  }

  @Override
  long findView(Integer view) {
    return find(view.intValue());
  }
}
