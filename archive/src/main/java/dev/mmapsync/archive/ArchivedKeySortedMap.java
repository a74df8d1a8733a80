package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;
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

  private ArchivedKeySortedMap(
      MemorySegment archive,
      long at,
      SortedKeyType<K, A> keys,
      ViewType<V> value,
      TreeShape shape) {
    super(archive, at, keys, value, shape);
    this.keys = keys;
  }

  /// The `BTreeMap` whose eight bytes lie at `at`.
  ///
  /// @throws ArchiveException if it claims to have more entries than the archive has bytes
  public static <K extends @Nullable Object, A extends @Nullable Object, V extends @Nullable Object>
      ArchivedKeySortedMap<K, A, V> at(
          MemorySegment archive,
          long at,
          SortedKeyType<K, A> key,
          ViewType<V> value,
          TreeShape shape) {
    return new ArchivedKeySortedMap<>(archive, at, key, value, shape);
  }

  private long find(K key) {
    long entry = count == 0 ? ABSENT : before(seek(keys, key, true));
    return entry != ABSENT && keys.compare(key, archive, entry) == 0 ? entry : ABSENT;
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
  int compareView(A view, long entry) {
    return keys.compare(keys.fromView(view), archive, entry);
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
