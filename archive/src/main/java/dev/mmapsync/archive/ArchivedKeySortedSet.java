package dev.mmapsync.archive;

import org.jspecify.annotations.Nullable;

/// An archived sorted set of anything that Rust orders: records, enums, lists, small numbers.
///
/// Elements of the kind that was written are compared with archived ones where those lie, as in an
/// [ArchivedKeySortedMap]. For any number of threads.
///
/// @param <K> an element as it was written
/// @param <A> the view of an element
public final class ArchivedKeySortedSet<K extends @Nullable Object, A extends @Nullable Object>
    extends ArchivedSortedSet<A> {
  private final SortedKeyType<K, A> keys;

  private ArchivedKeySortedSet(TreeRoot root, SortedKeyType<K, A> keys) {
    super(root, keys);
    this.keys = keys;
  }

  /// The `BTreeSet` whose tree is that of `root`. For codecs.
  public static <K extends @Nullable Object, A extends @Nullable Object>
      ArchivedKeySortedSet<K, A> of(TreeRoot root, SortedKeyType<K, A> key) {
    return new ArchivedKeySortedSet<>(root, key);
  }

  private long find(K key) {
    return count == 0 ? ABSENT : at(seek(keys, key, true));
  }

  private @Nullable A elementOrNull(long entry) {
    return entry == ABSENT ? null : viewOf(entry);
  }

  /// Whether an element equals one of the kind that was written.
  public boolean has(K key) {
    return find(key) != ABSENT;
  }

  /// The greatest element that is not above `key`; null = there is none.
  public @Nullable A floorOf(K key) {
    return elementOrNull(count == 0 ? ABSENT : before(seek(keys, key, true)));
  }

  /// The least element that is not below `key`; null = there is none.
  public @Nullable A ceilingOf(K key) {
    return elementOrNull(count == 0 ? ABSENT : after(seek(keys, key, false)));
  }

  /// The greatest element below `key`; null = there is none.
  public @Nullable A lowerOf(K key) {
    return elementOrNull(count == 0 ? ABSENT : before(seek(keys, key, false)));
  }

  /// The least element above `key`; null = there is none.
  public @Nullable A higherOf(K key) {
    return elementOrNull(count == 0 ? ABSENT : after(seek(keys, key, true)));
  }

  /// The elements below `to`, in order.
  public Iterable<A> headOf(K to) {
    return () ->
        (count == 0 ? none() : between(start(), seek(keys, to, false))).iterator(this::viewOf);
  }

  /// The elements that are not below `from`, in order.
  public Iterable<A> tailOf(K from) {
    return () -> (count == 0 ? none() : from(seek(keys, from, false))).iterator(this::viewOf);
  }

  /// The elements from `from` up to `to`, exclusive, in order; none if `from` is not below `to`.
  public Iterable<A> rangeOf(K from, K to) {
    return () ->
        (count == 0 || keys.compare(from, to) >= 0
                ? none()
                : between(seek(keys, from, false), seek(keys, to, false)))
            .iterator(this::viewOf);
  }

  @Override
  long seekView(A view, boolean past) {
    return seek(keys, keys.fromView(view), past);
  }

  @Override
  int compareViews(A a, A b) {
    return keys.compare(keys.fromView(a), keys.fromView(b));
  }
}
