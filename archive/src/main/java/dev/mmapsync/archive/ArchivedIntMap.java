package dev.mmapsync.archive;

import org.jspecify.annotations.Nullable;

/// An archived map whose keys are each a `int`, signed, unsigned or a code point: looked up without
/// boxing and without allocation.
///
/// For any number of threads.
///
/// @param <V> the view of a value
public final class ArchivedIntMap<V extends @Nullable Object> extends ArchivedMap<Integer, V> {

  private ArchivedIntMap(
      HashRuns runs, ViewType<Integer> key, ViewType<V> value, EntryShape shape) {
    super(runs, key, value, shape);
  }

  /// The `HashMap` whose table is `runs`. For codecs.
  public static <V extends @Nullable Object> ArchivedIntMap<V> of(
      HashRuns runs, ViewType<Integer> key, ViewType<V> value, EntryShape shape) {
    return new ArchivedIntMap<>(runs, key, value, shape);
  }

  /// The value of `key`; null = there is none.
  public @Nullable V get(int key) {
    return valueOf(archive, find(archive, key));
  }

  /// Whether there is such a key.
  public boolean containsKey(int key) {
    return find(archive, key) != ABSENT;
  }

  @Override
  long findView(Integer view) {
    return find(archive, view.intValue());
  }
}
