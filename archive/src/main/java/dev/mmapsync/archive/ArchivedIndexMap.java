package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// An index map in an archive: `IndexMap<K, V>` of Rust's crate `indexmap`, a hash map that keeps
/// the order in which its entries were put in.
///
/// Looked up by key like an [ArchivedMap], at the cost of one more load, and by position: the
/// entries are numbered from 0 on. What takes a position ends in `At`, since a plain `get(int)` is
/// a lookup where keys are numbers. Its kinds add lookups by what a key is in Java:
/// [ArchivedLongIndexMap] by `long`, [ArchivedIntIndexMap] by `int`, [ArchivedStringIndexMap] by
/// `CharSequence`, [ArchivedKeyIndexMap] by the record, list or whatever else was written. A lookup
/// takes constant time and makes nothing but the view of the value. Iteration is in the order of
/// positions.
///
/// Equal to another archived index map with equal entries in the same order. Prints as Rust's
/// `Debug` does: `{1: "one"}`. For any number of threads.
///
/// @param <A> the view of a key
/// @param <V> the view of a value
public abstract sealed class ArchivedIndexMap<
        A extends @Nullable Object, V extends @Nullable Object>
    extends HashedEntries<A, V>
    permits ArchivedLongIndexMap, ArchivedIntIndexMap, ArchivedStringIndexMap, ArchivedKeyIndexMap {
  private final long pivots;

  ArchivedIndexMap(HashRuns runs, ViewType<A> key, ViewType<V> value, EntryShape shape) {
    super(runs, key, value, shape);
    this.pivots = runs.pivots;
  }

  @Override
  final long entryOfSlot(MemorySegment bytes, long slot) {
    return entryOfPivot(bytes, pivots, slot);
  }

  /// Position of the entry at `index`.
  final long checkedEntry(int index) {
    return entry(Objects.checkIndex(index, count));
  }

  /// The value at `index`, counted from 0 in the order in which the entries were put in.
  ///
  /// @throws IndexOutOfBoundsException if there is no such entry
  public final V valueAt(int index) {
    return value.view(archive, checkedEntry(index) + valueOffset);
  }

  /// The entry at `index`, counted from 0 in the order in which they were put in.
  ///
  /// @throws IndexOutOfBoundsException if there is no such entry
  public final Map.Entry<A, V> entryAt(int index) {
    return viewOf(checkedEntry(index));
  }

  /// The index of a key that was read from this or another archive; -1 = there is none.
  public final int indexOf(A view) {
    return numberOf(findView(view));
  }

  /// This map as a read-only `java.util.SequencedMap` of views.
  public final SequencedMap<A, V> asMap() {
    return new SequencedEntriesMap<>(this, false);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ArchivedIndexMap<?, ?> that
        && key.equals(that.key)
        && value.equals(that.value)
        && equal(new Walk(archive.byteSize()), that);
  }

  /// Whether `that`, a map of the same type, has equal entries in the same order. For codecs.
  public final boolean equal(Walk walk, ArchivedIndexMap<?, ?> that) {
    if (count != that.count) {
      return false;
    }
    enter(walk);
    for (int i = 0; i < count; i++) {
      long mine = entry(i);
      long theirs = that.entry(i);
      if (!key.equal(walk, archive, mine, that.archive, theirs)
          || !value.equal(walk, archive, mine + valueOffset, that.archive, theirs + valueOffset)) {
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

  /// A hash of the entries in order. For codecs.
  public final int hash(Walk walk) {
    enter(walk);
    int hash = 1;
    for (int i = 0; i < count; i++) {
      long entry = entry(i);
      int both = key.hash(walk, archive, entry) ^ value.hash(walk, archive, entry + valueOffset);
      hash = 31 * hash + both;
    }
    walk.leave();
    return hash;
  }
}
