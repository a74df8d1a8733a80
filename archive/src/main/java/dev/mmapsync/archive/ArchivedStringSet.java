package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;

/// An archived set of strings: looked up by any text, without allocation.
///
/// For any number of threads.
public final class ArchivedStringSet extends ArchivedSet<ArchivedString> {

  private ArchivedStringSet(MemorySegment archive, long at, ViewType<ArchivedString> key) {
    super(archive, at, key);
  }

  /// The `HashSet` whose twelve bytes lie at `at`.
  ///
  /// @throws ArchiveException if its elements do not lie within the archive
  public static ArchivedStringSet at(MemorySegment archive, long at, ViewType<ArchivedString> key) {
    return new ArchivedStringSet(archive, at, key);
  }

  /// Whether `key` is in this set.
  public boolean contains(CharSequence key) {
    return find(key) != ABSENT;
  }

  @Override
  long findView(ArchivedString view) {
    return find(view);
  }

  @Override
  ArchivedString text(long entry) {
    return key.view(archive, entry);
  }
}
