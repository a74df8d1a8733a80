package dev.mmapsync.archive;

import org.jspecify.annotations.Nullable;

/// An archived index set of anything that can be hashed: records, enums, lists, small numbers.
///
/// A lookup builds the bytes that the element feeds to the hash, so it allocates, unlike those of
/// the other kinds. For any number of threads.
///
/// @param <K> an element as it was written
/// @param <A> the view of an element
public final class ArchivedKeyIndexSet<K extends @Nullable Object, A extends @Nullable Object>
    extends ArchivedIndexSet<A> {
  private final KeyType<K, A> keys;

  private ArchivedKeyIndexSet(HashRuns runs, KeyType<K, A> keys) {
    super(runs, keys);
    this.keys = keys;
  }

  /// The `IndexSet` whose table is `runs`. For codecs.
  public static <K extends @Nullable Object, A extends @Nullable Object>
      ArchivedKeyIndexSet<K, A> of(HashRuns runs, KeyType<K, A> key) {
    return new ArchivedKeyIndexSet<>(runs, key);
  }

  /// Whether an element equals one of the kind that was written.
  public boolean has(K key) {
    return find(keys, keys.fed(key)) != ABSENT;
  }

  /// The index of an element of the kind that was written; -1 = there is none.
  public int indexOfElement(K key) {
    return numberOf(find(keys, keys.fed(key)));
  }

  /// The element at `index`, counted from 0 in the order in which they were put in.
  ///
  /// @throws IndexOutOfBoundsException if there is no such element
  public A elementAt(int index) {
    return keys.view(archive, checkedEntry(index));
  }

  @Override
  long findView(A view) {
    return find(keys, keys.fed(keys.fromView(view)));
  }
}
