package dev.mmapsync.archive;

import org.jspecify.annotations.Nullable;

/// An archived sorted map whose keys are each a `long`, signed or not: looked up without boxing and
/// without allocation.
///
/// For any number of threads.
///
/// @param <V> the view of a value
public final class ArchivedLongSortedMap<V extends @Nullable Object>
    extends ArchivedSortedMap<Long, V> {
  private final long flip;

  private ArchivedLongSortedMap(
      TreeRoot root, ViewType<Long> key, ViewType<V> value, boolean unsigned) {
    super(root, key, value);
    this.flip = unsigned ? Long.MIN_VALUE : 0;
  }

  /// The `BTreeMap` whose tree is that of `root`. For codecs.
  ///
  /// @param unsigned whether keys are ordered without a sign
  public static <V extends @Nullable Object> ArchivedLongSortedMap<V> of(
      TreeRoot root, ViewType<Long> key, ViewType<V> value, boolean unsigned) {
    return new ArchivedLongSortedMap<>(root, key, value, unsigned);
  }

  private long find(long key) {
    return count == 0 ? ABSENT : at(seek(key, flip, true));
  }

  private @Nullable ArchivedLongEntry<V> entryOrNull(long entry) {
    return entry == ABSENT ? null : viewOf(entry);
  }

  /// The value of `key`; null = there is none.
  public @Nullable V get(long key) {
    return valueOrNull(find(key));
  }

  /// Whether there is such a key.
  public boolean containsKey(long key) {
    return find(key) != ABSENT;
  }

  /// The entry with the greatest key that is not above `key`; null = there is none.
  public @Nullable ArchivedLongEntry<V> floor(long key) {
    return entryOrNull(count == 0 ? ABSENT : before(seek(key, flip, true)));
  }

  /// The entry with the least key that is not below `key`; null = there is none.
  public @Nullable ArchivedLongEntry<V> ceiling(long key) {
    return entryOrNull(count == 0 ? ABSENT : after(seek(key, flip, false)));
  }

  /// The entry with the greatest key below `key`; null = there is none.
  public @Nullable ArchivedLongEntry<V> lower(long key) {
    return entryOrNull(count == 0 ? ABSENT : before(seek(key, flip, false)));
  }

  /// The entry with the least key above `key`; null = there is none.
  public @Nullable ArchivedLongEntry<V> higher(long key) {
    return entryOrNull(count == 0 ? ABSENT : after(seek(key, flip, true)));
  }

  /// The entries with keys below `to`, in order.
  public Iterable<ArchivedLongEntry<V>> head(long to) {
    return () ->
        (count == 0 ? none() : between(start(), seek(to, flip, false))).iterator(this::viewOf);
  }

  /// The entries with keys that are not below `from`, in order.
  public Iterable<ArchivedLongEntry<V>> tail(long from) {
    return () -> (count == 0 ? none() : from(seek(from, flip, false))).iterator(this::viewOf);
  }

  /// The entries with keys from `from` up to `to`, exclusive, in order; none if `from` is not below
  /// `to`.
  public Iterable<ArchivedLongEntry<V>> range(long from, long to) {
    return () ->
        (count == 0 || (from ^ flip) >= (to ^ flip)
                ? none()
                : between(seek(from, flip, false), seek(to, flip, false)))
            .iterator(this::viewOf);
  }

  @Override
  public @Nullable ArchivedLongEntry<V> first() {
    return entryOrNull(firstEntry());
  }

  @Override
  public @Nullable ArchivedLongEntry<V> last() {
    return entryOrNull(lastEntry());
  }

  @Override
  public Iterable<ArchivedLongEntry<V>> entries() {
    return () -> TreeCursor.all(this, null).iterator(this::viewOf);
  }

  @Override
  long seekView(Long view, boolean past) {
    return seek(view.longValue(), flip, past);
  }

  @Override
  int compareViews(Long a, Long b) {
    return Long.compare(a ^ flip, b ^ flip);
  }

  @Override
  ArchivedLongEntry<V> viewOf(long entry) {
    return new ArchivedLongEntry<>(this, entry);
  }
}
