package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;

/// An archived index set whose elements are each a `long`, signed or not: looked up without boxing
/// and without allocation.
///
/// For any number of threads.
public final class ArchivedLongIndexSet extends ArchivedIndexSet<Long> {

  private ArchivedLongIndexSet(HashRuns runs, ViewType<Long> key) {
    super(runs, key);
  }

  /// The `IndexSet` whose table is `runs`. For codecs.
  public static ArchivedLongIndexSet of(HashRuns runs, ViewType<Long> key) {
    return new ArchivedLongIndexSet(runs, key);
  }

  /// Whether `key` is in this set.
  public boolean contains(long key) {
    return find(archive, key) != ABSENT;
  }

  /// The index of `key`; -1 = it is not in this set.
  public int indexOf(long key) {
    return numberOf(find(archive, key));
  }

  /// The element at `index`, counted from 0 in the order in which they were put in.
  ///
  /// @throws IndexOutOfBoundsException if there is no such element
  public long elementAt(int index) {
    return Bytes.getLong(archive, checkedEntry(index));
  }

  @Override
  long findView(Long view) {
    return find(archive, view.longValue());
  }
}
