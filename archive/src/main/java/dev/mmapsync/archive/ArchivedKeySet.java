package dev.mmapsync.archive;

import org.jspecify.annotations.Nullable;

/// An archived set of anything that can be hashed: records, enums, lists, small numbers.
///
/// A lookup builds the bytes that the element feeds to the hash, so it allocates, unlike those of
/// the other kinds. For any number of threads.
///
/// @param <K> an element as it was written
/// @param <A> the view of an element
public final class ArchivedKeySet<K extends @Nullable Object, A extends @Nullable Object>
    extends ArchivedSet<A> {
  private final KeyType<K, A> keys;

  private ArchivedKeySet(HashRuns runs, KeyType<K, A> keys) {
    super(runs, keys);
    this.keys = keys;
  }

  /// The `HashSet` whose table is `runs`. For codecs.
  public static <K extends @Nullable Object, A extends @Nullable Object> ArchivedKeySet<K, A> of(
      HashRuns runs, KeyType<K, A> key) {
    return new ArchivedKeySet<>(runs, key);
  }

  /// Whether an element equals one of the kind that was written.
  public boolean has(K key) {
    return find(keys, keys.fed(key)) != ABSENT;
  }

  @Override
  long findView(A view) {
    return find(keys, keys.fed(keys.fromView(view)));
  }
}
