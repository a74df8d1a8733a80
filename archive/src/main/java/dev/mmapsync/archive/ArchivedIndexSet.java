package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// An index set in an archive: `IndexSet<T>` of Rust's crate `indexmap`, a hash set that keeps the
/// order in which its elements were put in.
///
/// Looked up by element like an [ArchivedSet], at the cost of one more load, and by position: the
/// elements are numbered from 0 on. Its kinds add lookups by what an element is in Java:
/// [ArchivedLongIndexSet], [ArchivedIntIndexSet], [ArchivedStringIndexSet], and
/// [ArchivedKeyIndexSet] for all else. Iteration is in the order of positions.
///
/// Equal to another archived index set with equal elements in the same order. Prints as Rust's
/// `Debug` does: `{1, 2}`. For any number of threads.
///
/// @param <A> the view of an element
public abstract sealed class ArchivedIndexSet<A extends @Nullable Object> extends HashedElements<A>
    permits ArchivedLongIndexSet, ArchivedIntIndexSet, ArchivedStringIndexSet, ArchivedKeyIndexSet {
  private final long pivots;

  ArchivedIndexSet(HashRuns runs, ViewType<A> key) {
    super(runs, key);
    this.pivots = runs.pivots;
  }

  @Override
  final long entryOfSlot(MemorySegment bytes, long slot) {
    return entryOfPivot(bytes, pivots, slot);
  }

  /// Position of the element at `index`.
  final long checkedEntry(int index) {
    return entry(Objects.checkIndex(index, count));
  }

  /// The index of an element that was read from this or another archive, counted from 0 in the
  /// order in which they were put in; -1 = there is none.
  public final int indexOf(A view) {
    return numberOf(findView(view));
  }

  /// This set as a read-only `java.util.SequencedSet` of views.
  public final SequencedSet<A> asSet() {
    return new SequencedElementsSet<>(this, false);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ArchivedIndexSet<?> that
        && key.equals(that.key)
        && equal(new Walk(archive.byteSize()), that);
  }

  /// Whether `that`, a set of the same type, has equal elements in the same order. For codecs.
  public final boolean equal(Walk walk, ArchivedIndexSet<?> that) {
    if (count != that.count) {
      return false;
    }
    enter(walk);
    if (!walk.equalElements(key, count, archive, entry(0), that.archive, that.entry(0))) {
      return false;
    }
    walk.leave();
    return true;
  }

  @Override
  public final int hashCode() {
    return hash(new Walk(archive.byteSize()));
  }

  /// A hash of the elements in order. For codecs.
  public final int hash(Walk walk) {
    enter(walk);
    int hash = walk.hashElements(key, count, archive, entry(0));
    walk.leave();
    return hash;
  }
}
