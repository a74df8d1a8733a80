package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;

/// An archived index set whose elements are each a `int`, signed, unsigned or a code point: looked
/// up without boxing and without allocation.
///
/// For any number of threads.
public final class ArchivedIntIndexSet extends ArchivedIndexSet<Integer> {

  private ArchivedIntIndexSet(HashRuns runs, ViewType<Integer> key) {
    super(runs, key);
  }

  /// The `IndexSet` whose table is `runs`. For codecs.
  public static ArchivedIntIndexSet of(HashRuns runs, ViewType<Integer> key) {
    return new ArchivedIntIndexSet(runs, key);
  }

  /// Whether `key` is in this set.
  public boolean contains(int key) {
    return find(archive, key) != ABSENT;
  }

  /// The index of `key`; -1 = it is not in this set.
  public int indexOf(int key) {
    return numberOf(find(archive, key));
  }

  /// The element at `index`, counted from 0 in the order in which they were put in.
  ///
  /// @throws IndexOutOfBoundsException if there is no such element
  public int elementAt(int index) {
    return Bytes.getInt(archive, checkedEntry(index));
  }

  @Override
  long findView(Integer view) {
    return find(archive, view.intValue());
  }
}
