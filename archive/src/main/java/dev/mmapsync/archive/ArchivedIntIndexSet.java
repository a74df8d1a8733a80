package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;

/// An archived index set whose elements are each a `int`, signed, unsigned or a code point: looked
/// up without boxing and without allocation.
///
/// For any number of threads.
public final class ArchivedIntIndexSet extends ArchivedIndexSet<Integer> {

  private ArchivedIntIndexSet(MemorySegment archive, long at, ViewType<Integer> key) {
    super(archive, at, key);
  }

  /// The `IndexSet` whose sixteen bytes lie at `at`.
  ///
  /// @throws ArchiveException if its elements do not lie within the archive
  public static ArchivedIntIndexSet at(MemorySegment archive, long at, ViewType<Integer> key) {
    return new ArchivedIntIndexSet(archive, at, key);
  }

  /// Whether `key` is in this set.
  public boolean contains(int key) {
    return find(key) != ABSENT;
  }

  /// The index of `key`; -1 = it is not in this set.
  public int indexOf(int key) {
    return numberOf(find(key));
  }

  /// The element at `index`, counted from 0 in the order in which they were put in.
  ///
  /// @throws IndexOutOfBoundsException if there is no such element
  public int elementAt(int index) {
    return Bytes.getInt(archive, checkedEntry(index));
  }

  @Override
  long findView(Integer view) {
    return find(view.intValue());
  }
}
