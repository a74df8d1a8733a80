package dev.mmapsync.archive;

import org.jspecify.annotations.Nullable;

/// An archived sorted map whose keys are each an `int`, signed, unsigned or a code point: looked up
/// without boxing and without allocation.
///
/// For any number of threads.
///
/// @param <V> the view of a value
public final class ArchivedIntSortedMap<V extends @Nullable Object>
    extends ArchivedSortedMap<Integer, V> {
  private final int flip;

  private ArchivedIntSortedMap(
      TreeRoot root, ViewType<Integer> key, ViewType<V> value, boolean unsigned) {
    super(root, key, value);
    this.flip = unsigned ? Integer.MIN_VALUE : 0;
  }

  /// The `BTreeMap` whose tree is that of `root`. For codecs.
  ///
  /// @param unsigned whether keys are ordered without a sign
  public static <V extends @Nullable Object> ArchivedIntSortedMap<V> of(
      TreeRoot root, ViewType<Integer> key, ViewType<V> value, boolean unsigned) {
    return new ArchivedIntSortedMap<>(root, key, value, unsigned);
  }

  private long find(int key) {
    return count == 0 ? ABSENT : at(seek(key, flip, true));
  }

  private @Nullable ArchivedIntEntry<V> entryOrNull(long entry) {
    return entry == ABSENT ? null : viewOf(entry);
  }

  /// The value of `key`; null = there is none.
  public @Nullable V get(int key) {
    return valueOrNull(find(key));
  }

  /// Whether there is such a key.
  public boolean containsKey(int key) {
    return find(key) != ABSENT;
  }

  /// The entry with the greatest key that is not above `key`; null = there is none.
  public @Nullable ArchivedIntEntry<V> floor(int key) {
    return entryOrNull(count == 0 ? ABSENT : before(seek(key, flip, true)));
  }

  /// The entry with the least key that is not below `key`; null = there is none.
  public @Nullable ArchivedIntEntry<V> ceiling(int key) {
    return entryOrNull(count == 0 ? ABSENT : after(seek(key, flip, false)));
  }

  /// The entry with the greatest key below `key`; null = there is none.
  public @Nullable ArchivedIntEntry<V> lower(int key) {
    return entryOrNull(count == 0 ? ABSENT : before(seek(key, flip, false)));
  }

  /// The entry with the least key above `key`; null = there is none.
  public @Nullable ArchivedIntEntry<V> higher(int key) {
    return entryOrNull(count == 0 ? ABSENT : after(seek(key, flip, true)));
  }

  /// The entries with keys below `to`, in order.
  public Iterable<ArchivedIntEntry<V>> head(int to) {
    return () ->
        (count == 0 ? none() : between(start(), seek(to, flip, false))).iterator(this::viewOf);
  }

  /// The entries with keys that are not below `from`, in order.
  public Iterable<ArchivedIntEntry<V>> tail(int from) {
    return () -> (count == 0 ? none() : from(seek(from, flip, false))).iterator(this::viewOf);
  }

  /// The entries with keys from `from` up to `to`, exclusive, in order; none if `from` is not below
  /// `to`.
  public Iterable<ArchivedIntEntry<V>> range(int from, int to) {
    return () ->
        (count == 0 || (from ^ flip) >= (to ^ flip)
                ? none()
                : between(seek(from, flip, false), seek(to, flip, false)))
            .iterator(this::viewOf);
  }

  @Override
  public @Nullable ArchivedIntEntry<V> first() {
    return entryOrNull(firstEntry());
  }

  @Override
  public @Nullable ArchivedIntEntry<V> last() {
    return entryOrNull(lastEntry());
  }

  @Override
  public Iterable<ArchivedIntEntry<V>> entries() {
    return () -> TreeCursor.all(this, null).iterator(this::viewOf);
  }

  @Override
  long seekView(Integer view, boolean past) {
    return seek(view.intValue(), flip, past);
  }

  @Override
  int compareViews(Integer a, Integer b) {
    return Integer.compare(a ^ flip, b ^ flip);
  }

  @Override
  ArchivedIntEntry<V> viewOf(long entry) {
    return new ArchivedIntEntry<>(this, entry);
  }
}
