package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// An archived map whose keys are each a `long`, signed or not: looked up without boxing and
/// without allocation.
///
/// For any number of threads.
///
/// @param <V> the view of a value
public final class ArchivedLongMap<V extends @Nullable Object> extends ArchivedMap<Long, V> {

  private ArchivedLongMap(
      MemorySegment archive, long at, ViewType<Long> key, ViewType<V> value, EntryShape shape) {
    super(archive, at, key, value, shape);
  }

  /// The `HashMap` whose twelve bytes lie at `at`.
  ///
  /// @throws ArchiveException if its entries do not lie within the archive
  public static <V extends @Nullable Object> ArchivedLongMap<V> at(
      MemorySegment archive, long at, ViewType<Long> key, ViewType<V> value, EntryShape shape) {
    return new ArchivedLongMap<>(archive, at, key, value, shape);
  }

  /// The value of `key`; null = there is none.
  public @Nullable V get(long key) {
    return valueOf(find(key));
  }

  /// Whether there is such a key.
  public boolean containsKey(long key) {
    return find(key) != ABSENT;
  }

  @Override
  long findView(Long view) {
    return find(view.longValue());
  }
}
