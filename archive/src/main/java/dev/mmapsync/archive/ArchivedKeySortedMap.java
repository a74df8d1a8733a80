package dev.mmapsync.archive;

import org.jspecify.annotations.Nullable;

/// An archived sorted map whose keys are anything that Rust orders: records, enums, lists, small
/// numbers.
///
/// Keys of the kind that was written are compared with archived ones where those lie. What a lookup
/// costs beside that is what comparing such a key costs: nothing for small numbers and enums, a
/// copy of the elements for a list. For any number of threads.
///
/// @param <K> a key as it was written
/// @param <A> the view of a key
/// @param <V> the view of a value
public final class ArchivedKeySortedMap<
        K extends @Nullable Object, A extends @Nullable Object, V extends @Nullable Object>
    extends ArchivedSortedMap<A, V> {
  private final SortedKeyType<K, A> keys;

  private ArchivedKeySortedMap(TreeRoot root, SortedKeyType<K, A> keys, ViewType<V> value) {
    super(root, keys, value);
    this.keys = keys;
  }

  /// The `BTreeMap` whose tree is that of `root`. For codecs.
  public static <K extends @Nullable Object, A extends @Nullable Object, V extends @Nullable Object>
      ArchivedKeySortedMap<K, A, V> of(TreeRoot root, SortedKeyType<K, A> key, ViewType<V> value) {
    return new ArchivedKeySortedMap<>(root, key, value);
  }

  private long find(K key) {
    return count == 0 ? ABSENT : at(seek(keys, key, true));
  }

  private @Nullable ArchivedEntry<A, V> entryOrNull(long entry) {
    return entry == ABSENT ? null : viewOf(entry);
  }

  /// The value of a key of the kind that was written; null = there is none.
  public @Nullable V lookup(K key) {
    return valueOrNull(find(key));
  }

  /// Whether there is a key equal to one of the kind that was written.
  public boolean hasKey(K key) {
    return find(key) != ABSENT;
  }

  /// The entry with the greatest key that is not above `key`; null = there is none.
  public @Nullable ArchivedEntry<A, V> floorOf(K key) {
    return entryOrNull(count == 0 ? ABSENT : before(seek(keys, key, true)));
  }

  /// The entry with the least key that is not below `key`; null = there is none.
  public @Nullable ArchivedEntry<A, V> ceilingOf(K key) {
    return entryOrNull(count == 0 ? ABSENT : after(seek(keys, key, false)));
  }

  /// The entry with the greatest key below `key`; null = there is none.
  public @Nullable ArchivedEntry<A, V> lowerOf(K key) {
    return entryOrNull(count == 0 ? ABSENT : before(seek(keys, key, false)));
  }

  /// The entry with the least key above `key`; null = there is none.
  public @Nullable ArchivedEntry<A, V> higherOf(K key) {
    return entryOrNull(count == 0 ? ABSENT : after(seek(keys, key, true)));
  }

  /// The entries with keys below `to`, in order.
  public Iterable<ArchivedEntry<A, V>> headOf(K to) {
    return () ->
        (count == 0 ? none() : between(start(), seek(keys, to, false))).iterator(this::viewOf);
  }

  /// The entries with keys that are not below `from`, in order.
  public Iterable<ArchivedEntry<A, V>> tailOf(K from) {
    return () -> (count == 0 ? none() : from(seek(keys, from, false))).iterator(this::viewOf);
  }

  /// The entries with keys from `from` up to `to`, exclusive, in order; none if `from` is not below
  /// `to`.
  public Iterable<ArchivedEntry<A, V>> rangeOf(K from, K to) {
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

  @Override
  ArchivedEntry<A, V> viewOf(long entry) {
    return new ArchivedEntry<>(this, entry);
  }
}
