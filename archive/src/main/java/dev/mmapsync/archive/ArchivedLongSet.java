package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;

/// An archived set whose elements are each a `long`, signed or not: looked up without boxing and
/// without allocation.
///
/// For any number of threads.
public final class ArchivedLongSet extends ArchivedSet<Long> {

  private ArchivedLongSet(MemorySegment archive, long at, ViewType<Long> key) {
    super(archive, at, key);
  }

  /// The `HashSet` whose twelve bytes lie at `at`.
  ///
  /// @throws ArchiveException if its elements do not lie within the archive
  public static ArchivedLongSet at(MemorySegment archive, long at, ViewType<Long> key) {
    return new ArchivedLongSet(archive, at, key);
  }

  /// Whether `key` is in this set.
  public boolean contains(long key) {
    return find(key) != ABSENT;
  }

  @Override
  long findView(Long view) {
    return find(view.longValue());
  }
}
