package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;

/// An archived sorted set whose elements are each an `int`, signed, unsigned or a code point:
/// looked up without boxing and without allocation.
///
/// For any number of threads.
public final class ArchivedIntSortedSet extends ArchivedSortedSet<Integer> {
  private final int flip;

  private ArchivedIntSortedSet(TreeRoot root, ViewType<Integer> key, boolean unsigned) {
    super(root, key);
    this.flip = unsigned ? Integer.MIN_VALUE : 0;
  }

  /// The `BTreeSet` whose tree is that of `root`. For codecs.
  ///
  /// @param unsigned whether elements are ordered without a sign
  public static ArchivedIntSortedSet of(TreeRoot root, ViewType<Integer> key, boolean unsigned) {
    return new ArchivedIntSortedSet(root, key, unsigned);
  }

  private OptionalInt optional(long entry) {
    return entry == ABSENT ? OptionalInt.empty() : OptionalInt.of(Bytes.getInt(archive, entry));
  }

  /// Whether there is such an element.
  public boolean contains(int key) {
    return count > 0 && at(seek(key, flip, true)) != ABSENT;
  }

  /// The greatest element that is not above `key`.
  public OptionalInt floor(int key) {
    return optional(count == 0 ? ABSENT : before(seek(key, flip, true)));
  }

  /// The least element that is not below `key`.
  public OptionalInt ceiling(int key) {
    return optional(count == 0 ? ABSENT : after(seek(key, flip, false)));
  }

  /// The greatest element below `key`.
  public OptionalInt lower(int key) {
    return optional(count == 0 ? ABSENT : before(seek(key, flip, false)));
  }

  /// The least element above `key`.
  public OptionalInt higher(int key) {
    return optional(count == 0 ? ABSENT : after(seek(key, flip, true)));
  }

  /// The elements below `to`, in order.
  public Iterable<Integer> head(int to) {
    return () -> unboxed(count == 0 ? none() : between(start(), seek(to, flip, false)));
  }

  /// The elements that are not below `from`, in order.
  public Iterable<Integer> tail(int from) {
    return () -> unboxed(count == 0 ? none() : from(seek(from, flip, false)));
  }

  /// The elements from `from` up to `to`, exclusive, in order; none if `from` is not below `to`.
  public Iterable<Integer> range(int from, int to) {
    return () ->
        unboxed(
            count == 0 || (from ^ flip) >= (to ^ flip)
                ? none()
                : between(seek(from, flip, false), seek(to, flip, false)));
  }

  /// The elements in order, without boxes for those who ask for `nextInt`.
  @Override
  public PrimitiveIterator.OfInt iterator() {
    return unboxed(TreeCursor.all(this, null));
  }

  private PrimitiveIterator.OfInt unboxed(TreeCursor cursor) {
    return new PrimitiveIterator.OfInt() {
      @Override
      public boolean hasNext() {
        return cursor.hasNext();
      }

      @Override
      public int nextInt() {
        return Bytes.getInt(archive, cursor.next());
      }
    };
  }

  @Override
  long seekView(Integer view, boolean past) {
    return seek(view.intValue(), flip, past);
  }

  @Override
  int compareViews(Integer a, Integer b) {
    return Integer.compare(a ^ flip, b ^ flip);
  }
}
