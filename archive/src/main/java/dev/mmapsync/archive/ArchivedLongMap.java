package dev.mmapsync.archive;

import org.jspecify.annotations.Nullable;

/// An archived map whose keys are each a `long`, signed or not: looked up without boxing and
/// without allocation.
///
/// For any number of threads.
///
/// @param <V> the view of a value
public final class ArchivedLongMap<V extends @Nullable Object> extends ArchivedMap<Long, V> {

  private ArchivedLongMap(HashRuns runs, ViewType<Long> key, ViewType<V> value, EntryShape shape) {
    super(runs, key, value, shape);
  }

  /// The `HashMap` whose table is `runs`. For codecs.
  public static <V extends @Nullable Object> ArchivedLongMap<V> of(
      HashRuns runs, ViewType<Long> key, ViewType<V> value, EntryShape shape) {
    return new ArchivedLongMap<>(runs, key, value, shape);
  }

  /// The value of `key`; null = there is none.
  public @Nullable V get(long key) {
    return valueOf(archive, find(archive, key));
  }

  /// Whether there is such a key.
  public boolean containsKey(long key) {
    return find(archive, key) != ABSENT;
  }

  @Override
  long findView(Long view) {
    return find(archive, view.longValue());
  }
}
