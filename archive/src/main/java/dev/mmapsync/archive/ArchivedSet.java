package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A hash set in an archive: Rust's `HashSet<T>`, whose elements are hashed and compared where they
/// lie.
///
/// Its kinds add lookups by what an element is in Java: [ArchivedLongSet], [ArchivedIntSet],
/// [ArchivedStringSet], and [ArchivedKeySet] for all else. Iteration is in the order of slots,
/// which depends on the elements alone.
///
/// Equal to another archived set of equal elements. Prints as Rust's `Debug` does: `{1, 2}`. For
/// any number of threads.
///
/// @param <A> the view of an element
public abstract sealed class ArchivedSet<A extends @Nullable Object> extends HashSlots
    implements Iterable<A>
    permits ArchivedLongSet, ArchivedIntSet, ArchivedStringSet, ArchivedKeySet {
  final ViewType<A> key;

  ArchivedSet(MemorySegment archive, long at, ViewType<A> key) {
    super(archive, at, key.size());
    this.key = key;
  }

  /// Position of an archived element, or [#ABSENT].
  abstract long findView(A view);

  /// The number of elements.
  public final int size() {
    return count;
  }

  /// Whether there are no elements.
  public final boolean isEmpty() {
    return count == 0;
  }

  /// Whether there is an element equal to one that was read from this or another archive.
  public final boolean contains(A view) {
    return findView(view) != ABSENT;
  }

  /// The elements in the order of slots.
  @Override
  public final Iterator<A> iterator() {
    return iterate(entry -> key.view(archive, entry));
  }

  /// The elements in the order of slots.
  public final Stream<A> stream() {
    return IntStream.range(0, count).mapToObj(slot -> key.view(archive, entry(slot)));
  }

  /// This set as a read-only `java.util.Set` of views.
  public final Set<A> asSet() {
    return new Elements<>(this);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ArchivedSet<?> that
        && key.equals(that.key)
        && equal(new Walk(archive.byteSize()), that);
  }

  /// Whether `that`, a set of the same type, has equal elements. For codecs.
  public final boolean equal(Walk walk, ArchivedSet<?> that) {
    if (count != that.count) {
      return false;
    }
    walk.enter(count, stride);
    for (int slot = 0; slot < count; slot++) {
      // In the same slot, unless one of the two was written by something that builds its tables in
      // another way.
      if (!key.equal(walk, archive, entry(slot), that.archive, that.entry(slot))
          && findView(key.view(that.archive, that.entry(slot))) == ABSENT) {
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

  /// A hash of the elements, whatever their order. For codecs.
  public final int hash(Walk walk) {
    walk.enter(count, stride);
    int hash = 0;
    for (int slot = 0; slot < count; slot++) {
      hash += key.hash(walk, archive, entry(slot));
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

  /// Prints the elements in the order of slots. For codecs.
  public final void print(StringBuilder out, Walk walk) {
    walk.enter(count, stride);
    out.append('{');
    for (int slot = 0; slot < count; slot++) {
      out.append(slot > 0 ? ", " : "");
      key.print(out, walk, archive, entry(slot));
    }
    out.append('}');
    walk.leave();
  }

  /// Position of the element in a slot. For codecs.
  public final long keyAt(int slot) {
    return entry(slot);
  }

  private static final class Elements<A extends @Nullable Object> extends AbstractSet<A> {
    private final ArchivedSet<A> set;

    Elements(ArchivedSet<A> set) {
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
        return set.findView((A) key) != ABSENT;
      } catch (ClassCastException | NullPointerException e) {
        return false;
      }
    }
  }
}
