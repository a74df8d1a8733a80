package dev.mmapsync.archive;

import org.jspecify.annotations.Nullable;

/// An archived index map whose keys are anything that can be hashed: records, enums, lists, small
/// numbers.
///
/// A lookup builds the bytes that the key feeds to the hash, so it allocates, unlike those of the
/// other kinds. For any number of threads.
///
/// @param <K> a key as it was written
/// @param <A> the view of a key
/// @param <V> the view of a value
public final class ArchivedKeyIndexMap<
        K extends @Nullable Object, A extends @Nullable Object, V extends @Nullable Object>
    extends ArchivedIndexMap<A, V> {
  private final KeyType<K, A> keys;

  private ArchivedKeyIndexMap(
      HashRuns runs, KeyType<K, A> keys, ViewType<V> value, EntryShape shape) {
    super(runs, keys, value, shape);
    this.keys = keys;
  }

  /// The `IndexMap` whose table is `runs`. For codecs.
  public static <K extends @Nullable Object, A extends @Nullable Object, V extends @Nullable Object>
      ArchivedKeyIndexMap<K, A, V> of(
          HashRuns runs, KeyType<K, A> key, ViewType<V> value, EntryShape shape) {
    return new ArchivedKeyIndexMap<>(runs, key, value, shape);
  }

  /// The value of a key of the kind that was written, wherever it is; null = there is none.
  public @Nullable V lookup(K key) {
    return valueOf(archive, find(keys, keys.fed(key)));
  }

  /// Whether there is a key equal to one of the kind that was written.
  public boolean hasKey(K key) {
    return find(keys, keys.fed(key)) != ABSENT;
  }

  /// The index of a key of the kind that was written; -1 = there is none.
  public int indexOfKey(K key) {
    return numberOf(find(keys, keys.fed(key)));
  }

  /// The key at `index`, counted from 0 in the order in which the entries were put in.
  ///
  /// @throws IndexOutOfBoundsException if there is no such entry
  public A keyAt(int index) {
    return keys.view(archive, checkedEntry(index));
  }

  @Override
  long findView(A view) {
    return find(keys, keys.fed(keys.fromView(view)));
  }
}
