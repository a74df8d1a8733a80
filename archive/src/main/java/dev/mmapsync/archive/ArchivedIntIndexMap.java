package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import org.jspecify.annotations.Nullable;

/// An archived index map whose keys are each a `int`, signed, unsigned or a code point: looked up
/// without boxing and without allocation.
///
/// For any number of threads.
///
/// @param <V> the view of a value
public final class ArchivedIntIndexMap<V extends @Nullable Object>
    extends ArchivedIndexMap<Integer, V> {

  private ArchivedIntIndexMap(
      HashRuns runs, ViewType<Integer> key, ViewType<V> value, EntryShape shape) {
    super(runs, key, value, shape);
  }

  /// The `IndexMap` whose table is `runs`. For codecs.
  public static <V extends @Nullable Object> ArchivedIntIndexMap<V> of(
      HashRuns runs, ViewType<Integer> key, ViewType<V> value, EntryShape shape) {
    return new ArchivedIntIndexMap<>(runs, key, value, shape);
  }

  /// The value of `key`, wherever it is; null = there is none.
  public @Nullable V get(int key) {
    return valueOf(archive, find(archive, key));
  }

  /// Whether there is such a key.
  public boolean containsKey(int key) {
    return find(archive, key) != ABSENT;
  }

  /// The index of `key`; -1 = there is none.
  public int indexOf(int key) {
    return numberOf(find(archive, key));
  }

  /// The key at `index`, counted from 0 in the order in which the entries were put in.
  ///
  /// @throws IndexOutOfBoundsException if there is no such entry
  public int keyAt(int index) {
    return Bytes.getInt(archive, checkedEntry(index));
  }

  @Override
  long findView(Integer view) {
    return find(archive, view.intValue());
  }
}
