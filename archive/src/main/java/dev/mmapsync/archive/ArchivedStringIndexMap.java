package dev.mmapsync.archive;

import org.jspecify.annotations.Nullable;

/// An archived index map whose keys are strings: looked up by any text, without allocation.
///
/// For any number of threads.
///
/// @param <V> the view of a value
public final class ArchivedStringIndexMap<V extends @Nullable Object>
    extends ArchivedIndexMap<ArchivedString, V> {

  private ArchivedStringIndexMap(
      HashRuns runs, ViewType<ArchivedString> key, ViewType<V> value, EntryShape shape) {
    super(runs, key, value, shape);
  }

  /// The `IndexMap` whose table is `runs`. For codecs.
  public static <V extends @Nullable Object> ArchivedStringIndexMap<V> of(
      HashRuns runs, ViewType<ArchivedString> key, ViewType<V> value, EntryShape shape) {
    return new ArchivedStringIndexMap<>(runs, key, value, shape);
  }

  /// The value of `key`, wherever it is; null = there is none.
  public @Nullable V get(CharSequence key) {
    return valueOf(archive, find(key));
  }

  /// Whether there is such a key.
  public boolean containsKey(CharSequence key) {
    return find(key) != ABSENT;
  }

  /// The index of `key`; -1 = there is none.
  public int indexOf(CharSequence key) {
    return numberOf(find(key));
  }

  /// The key at `index`, counted from 0 in the order in which the entries were put in.
  ///
  /// @throws IndexOutOfBoundsException if there is no such entry
  public ArchivedString keyAt(int index) {
    return text(checkedEntry(index));
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
