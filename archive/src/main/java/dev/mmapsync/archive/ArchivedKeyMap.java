package dev.mmapsync.archive;

import org.jspecify.annotations.Nullable;

/// An archived map whose keys are anything that can be hashed: records, enums, lists, small
/// numbers.
///
/// A lookup builds the bytes that the key feeds to the hash, so it allocates, unlike those of the
/// other kinds. For any number of threads.
///
/// @param <K> a key as it was written
/// @param <A> the view of a key
/// @param <V> the view of a value
public final class ArchivedKeyMap<
        K extends @Nullable Object, A extends @Nullable Object, V extends @Nullable Object>
    extends ArchivedMap<A, V> {
  private final KeyType<K, A> keys;

  private ArchivedKeyMap(HashRuns runs, KeyType<K, A> keys, ViewType<V> value, EntryShape shape) {
    super(runs, keys, value, shape);
    this.keys = keys;
  }

  /// The `HashMap` whose table is `runs`. For codecs.
  public static <K extends @Nullable Object, A extends @Nullable Object, V extends @Nullable Object>
      ArchivedKeyMap<K, A, V> of(
          HashRuns runs, KeyType<K, A> key, ViewType<V> value, EntryShape shape) {
    return new ArchivedKeyMap<>(runs, key, value, shape);
  }

  /// The value of a key of the kind that was written; null = there is none.
  public @Nullable V lookup(K key) {
    return valueOf(archive, find(keys, keys.fed(key)));
  }

  /// Whether there is a key equal to one of the kind that was written.
  public boolean hasKey(K key) {
    return find(keys, keys.fed(key)) != ABSENT;
  }

  @Override
  long findView(A view) {
    return find(keys, keys.fed(keys.fromView(view)));
  }
}
