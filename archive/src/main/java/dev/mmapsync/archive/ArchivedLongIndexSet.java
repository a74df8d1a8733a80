package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;

/// An archived index set whose elements are each a `long`, signed or not: looked up without boxing
/// and without allocation.
///
/// For any number of threads.
public final class ArchivedLongIndexSet extends ArchivedIndexSet<Long> {

  private ArchivedLongIndexSet(MemorySegment archive, long at, ViewType<Long> key) {
    super(archive, at, key);
  }

  /// The `IndexSet` whose sixteen bytes lie at `at`.
  ///
  /// @throws ArchiveException if its elements do not lie within the archive
  public static ArchivedLongIndexSet at(MemorySegment archive, long at, ViewType<Long> key) {
    return new ArchivedLongIndexSet(archive, at, key);
  }

  /// Whether `key` is in this set.
  public boolean contains(long key) {
    return find(key) != ABSENT;
  }

  /// The index of `key`; -1 = it is not in this set.
  public int indexOf(long key) {
    return numberOf(find(key));
  }

  /// The element at `index`, counted from 0 in the order in which they were put in.
  ///
  /// @throws IndexOutOfBoundsException if there is no such element
  public long elementAt(int index) {
    return Bytes.getLong(archive, checkedEntry(index));
  }

  @Override
  long findView(Long view) {
    return find(view.longValue());
  }
}
