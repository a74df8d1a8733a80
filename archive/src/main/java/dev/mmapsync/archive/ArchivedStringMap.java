package dev.mmapsync.archive;

import org.jspecify.annotations.Nullable;

/// An archived map whose keys are strings: looked up by any text, without allocation.
///
/// For any number of threads.
///
/// @param <V> the view of a value
public final class ArchivedStringMap<V extends @Nullable Object>
    extends ArchivedMap<ArchivedString, V> {

  private ArchivedStringMap(
      HashRuns runs, ViewType<ArchivedString> key, ViewType<V> value, EntryShape shape) {
    super(runs, key, value, shape);
  }

  /// The `HashMap` whose table is `runs`. For codecs.
  public static <V extends @Nullable Object> ArchivedStringMap<V> of(
      HashRuns runs, ViewType<ArchivedString> key, ViewType<V> value, EntryShape shape) {
    return new ArchivedStringMap<>(runs, key, value, shape);
  }

  /// The value of `key`; null = there is none.
  public @Nullable V get(CharSequence key) {
    return valueOf(archive, find(key));
  }

  /// Whether there is such a key.
  public boolean containsKey(CharSequence key) {
    return find(key) != ABSENT;
  }

  @Override
  long findView(ArchivedString view) {
    return find(view);
  }

  @Override
  ArchivedString text(long entry) {
    return key.view(archive, entry);
  }
}
