package dev.mmapsync.archive;

import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A sorted set in an archive: Rust's `BTreeSet<T>`, whose elements are compared where they lie.
///
/// In the order of Rust, at the costs of an [ArchivedSortedMap], of which it is the keys. Its kinds
/// add lookups by what an element is in Java: [ArchivedLongSortedSet], [ArchivedIntSortedSet],
/// [ArchivedStringSortedSet], and [ArchivedKeySortedSet] for all else.
///
/// Equal to another archived sorted set of equal elements. Prints as Rust's `Debug` does: `{1, 2}`.
/// For any number of threads.
///
/// @param <A> the view of an element
public abstract sealed class ArchivedSortedSet<A extends @Nullable Object> extends TreeNodes
    implements Iterable<A>
    permits ArchivedLongSortedSet,
        ArchivedIntSortedSet,
        ArchivedStringSortedSet,
        ArchivedKeySortedSet {
  private final ViewType<A> key;

  ArchivedSortedSet(TreeRoot root, ViewType<A> key) {
    super(root);
    this.key = key;
  }

  /// The place of an archived element, in a set that is not empty.
  abstract long seekView(A view, boolean past);

  /// Compares two archived elements.
  abstract int compareViews(A a, A b);

  final A viewOf(long entry) {
    return key.view(archive, entry);
  }

  private @Nullable A viewOrNull(long entry) {
    return entry == ABSENT ? null : viewOf(entry);
  }

  /// The number of elements.
  public final int size() {
    return count;
  }

  /// Whether there are no elements.
  public final boolean isEmpty() {
    return count == 0;
  }

  // ---- by an element that was read from this or another archive

  /// Whether there is such an element.
  public final boolean contains(A view) {
    return count > 0 && at(seekView(view, true)) != ABSENT;
  }

  /// The greatest element that is not above `view`; null = there is none.
  public final @Nullable A floor(A view) {
    return viewOrNull(count == 0 ? ABSENT : before(seekView(view, true)));
  }

  /// The least element that is not below `view`; null = there is none.
  public final @Nullable A ceiling(A view) {
    return viewOrNull(count == 0 ? ABSENT : after(seekView(view, false)));
  }

  /// The greatest element below `view`; null = there is none.
  public final @Nullable A lower(A view) {
    return viewOrNull(count == 0 ? ABSENT : before(seekView(view, false)));
  }

  /// The least element above `view`; null = there is none.
  public final @Nullable A higher(A view) {
    return viewOrNull(count == 0 ? ABSENT : after(seekView(view, true)));
  }

  /// The elements below `to`, in order.
  public final Iterable<A> head(A to) {
    return () ->
        (count == 0 ? none() : between(start(), seekView(to, false))).iterator(this::viewOf);
  }

  /// The elements that are not below `from`, in order.
  public final Iterable<A> tail(A from) {
    return () -> (count == 0 ? none() : from(seekView(from, false))).iterator(this::viewOf);
  }

  /// The elements from `from` up to `to`, exclusive, in order; none if `from` is not below `to`.
  public final Iterable<A> range(A from, A to) {
    return () ->
        (count == 0 || compareViews(from, to) >= 0
                ? none()
                : between(seekView(from, false), seekView(to, false)))
            .iterator(this::viewOf);
  }

  // ---- all elements

  /// The least element; null = there is none.
  public final @Nullable A first() {
    return viewOrNull(firstEntry());
  }

  /// The greatest element; null = there is none.
  public final @Nullable A last() {
    return viewOrNull(lastEntry());
  }

  /// The elements in order.
  @Override
  public Iterator<A> iterator() {
    return TreeCursor.all(this, null).iterator(this::viewOf);
  }

  /// The elements in order.
  public final Stream<A> stream() {
    return StreamSupport.stream(
        Spliterators.spliterator(
            TreeCursor.all(this, null).iterator(this::viewOf),
            count,
            Spliterator.ORDERED | Spliterator.IMMUTABLE),
        false);
  }

  /// This set as a read-only `java.util.Set` of views, which goes in order.
  public final Set<A> asSet() {
    return new Elements<>(this);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ArchivedSortedSet<?> that
        && key.equals(that.key)
        && equal(new Walk(archive.byteSize()), that);
  }

  /// Whether `that`, a set of the same type, has equal elements. For codecs.
  public final boolean equal(Walk walk, ArchivedSortedSet<?> that) {
    if (count != that.count) {
      return false;
    }
    walk.enter(0, 0);
    TreeCursor here = cursor(walk);
    TreeCursor there = TreeCursor.all(that, null);
    while (here.hasNext()) {
      if (!key.equal(walk, archive, here.next(), that.archive, there.next())) {
        return false;
      }
    }
    walk.leave();
    return true;
  }

  @Override
  public final int hashCode() {
    return hash(new Walk(archive.byteSize()));
  }

  /// A hash of the elements. For codecs.
  public final int hash(Walk walk) {
    walk.enter(0, 0);
    int hash = 0;
    for (TreeCursor cursor = cursor(walk); cursor.hasNext(); ) {
      hash += key.hash(walk, archive, cursor.next());
    }
    walk.leave();
    return hash;
  }

  @Override
  public final String toString() {
    StringBuilder out = new StringBuilder();
    print(out, new Walk(archive.byteSize()));
    return out.toString();
  }

  /// Prints the elements in order. For codecs.
  public final void print(StringBuilder out, Walk walk) {
    walk.enter(0, 0);
    String separator = "";
    out.append('{');
    for (TreeCursor cursor = cursor(walk); cursor.hasNext(); ) {
      out.append(separator);
      key.print(out, walk, archive, cursor.next());
      separator = ", ";
    }
    out.append('}');
    walk.leave();
  }

  /// The positions of all elements, which `walk` pays for. For codecs.
  public final TreeCursor cursor(Walk walk) {
    return TreeCursor.all(this, walk);
  }

  private static final class Elements<A extends @Nullable Object> extends AbstractSet<A> {
    private final ArchivedSortedSet<A> set;

    Elements(ArchivedSortedSet<A> set) {
      this.set = set;
    }

    @Override
    public Iterator<A> iterator() {
      return set.iterator();
    }

    @Override
    public int size() {
      return set.size();
    }

    /// An object of another class is simply not there.
    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // null is a key where A is nullable
    public boolean contains(@Nullable Object key) {
      try {
        return set.contains((A) key);
      } catch (ClassCastException | NullPointerException e) {
        return false;
      }
    }
  }
}
