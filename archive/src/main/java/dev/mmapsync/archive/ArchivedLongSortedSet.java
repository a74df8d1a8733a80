package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;

/// An archived sorted set whose elements are each a `long`, signed or not: looked up without boxing
/// and without allocation.
///
/// For any number of threads.
public final class ArchivedLongSortedSet extends ArchivedSortedSet<Long> {
  private final long flip;

  private ArchivedLongSortedSet(TreeRoot root, ViewType<Long> key, boolean unsigned) {
    super(root, key);
    this.flip = unsigned ? Long.MIN_VALUE : 0;
  }

  /// The `BTreeSet` whose tree is that of `root`. For codecs.
  ///
  /// @param unsigned whether elements are ordered without a sign
  public static ArchivedLongSortedSet of(TreeRoot root, ViewType<Long> key, boolean unsigned) {
    return new ArchivedLongSortedSet(root, key, unsigned);
  }

  private OptionalLong optional(long entry) {
    return entry == ABSENT ? OptionalLong.empty() : OptionalLong.of(Bytes.getLong(archive, entry));
  }

  /// Whether there is such an element.
  public boolean contains(long key) {
    return count > 0 && at(seek(key, flip, true)) != ABSENT;
  }

  /// The greatest element that is not above `key`.
  public OptionalLong floor(long key) {
    return optional(count == 0 ? ABSENT : before(seek(key, flip, true)));
  }

  /// The least element that is not below `key`.
  public OptionalLong ceiling(long key) {
    return optional(count == 0 ? ABSENT : after(seek(key, flip, false)));
  }

  /// The greatest element below `key`.
  public OptionalLong lower(long key) {
    return optional(count == 0 ? ABSENT : before(seek(key, flip, false)));
  }

  /// The least element above `key`.
  public OptionalLong higher(long key) {
    return optional(count == 0 ? ABSENT : after(seek(key, flip, true)));
  }

  /// The elements below `to`, in order.
  public Iterable<Long> head(long to) {
    return () -> unboxed(count == 0 ? none() : between(start(), seek(to, flip, false)));
  }

  /// The elements that are not below `from`, in order.
  public Iterable<Long> tail(long from) {
    return () -> unboxed(count == 0 ? none() : from(seek(from, flip, false)));
  }

  /// The elements from `from` up to `to`, exclusive, in order; none if `from` is not below `to`.
  public Iterable<Long> range(long from, long to) {
    return () ->
        unboxed(
            count == 0 || (from ^ flip) >= (to ^ flip)
                ? none()
                : between(seek(from, flip, false), seek(to, flip, false)));
  }

  /// The elements in order, without boxes for those who ask for `nextLong`.
  @Override
  public PrimitiveIterator.OfLong iterator() {
    return unboxed(TreeCursor.all(this, null));
  }

  private PrimitiveIterator.OfLong unboxed(TreeCursor cursor) {
    return new PrimitiveIterator.OfLong() {
      @Override
      public boolean hasNext() {
        return cursor.hasNext();
      }

      @Override
      public long nextLong() {
        return Bytes.getLong(archive, cursor.next());
      }
    };
  }

  @Override
  long seekView(Long view, boolean past) {
    return seek(view.longValue(), flip, past);
  }

  @Override
  int compareViews(Long a, Long b) {
    return Long.compare(a ^ flip, b ^ flip);
  }
}
