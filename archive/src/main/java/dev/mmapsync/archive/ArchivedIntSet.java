package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;

/// An archived set whose elements are each a `int`, signed, unsigned or a code point: looked up
/// without boxing and without allocation.
///
/// For any number of threads.
public final class ArchivedIntSet extends ArchivedSet<Integer> {

  private ArchivedIntSet(MemorySegment archive, long at, ViewType<Integer> key) {
    super(archive, at, key);
  }

  /// The `HashSet` whose twelve bytes lie at `at`.
  ///
  /// @throws ArchiveException if its elements do not lie within the archive
  public static ArchivedIntSet at(MemorySegment archive, long at, ViewType<Integer> key) {
    return new ArchivedIntSet(archive, at, key);
  }

  /// Whether `key` is in this set.
  public boolean contains(int key) {
    return find(key) != ABSENT;
  }

  @Override
  long findView(Integer view) {
    return find(view.intValue());
  }
}
