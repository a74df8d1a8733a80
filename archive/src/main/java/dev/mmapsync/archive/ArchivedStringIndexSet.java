package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;

/// An archived index set of strings: looked up by any text, without allocation.
///
/// For any number of threads.
public final class ArchivedStringIndexSet extends ArchivedIndexSet<ArchivedString> {

  private ArchivedStringIndexSet(MemorySegment archive, long at, ViewType<ArchivedString> key) {
    super(archive, at, key);
  }

  /// The `IndexSet` whose sixteen bytes lie at `at`.
  ///
  /// @throws ArchiveException if its elements do not lie within the archive
  public static ArchivedStringIndexSet at(
      MemorySegment archive, long at, ViewType<ArchivedString> key) {
    return new ArchivedStringIndexSet(archive, at, key);
  }

  /// Whether `key` is in this set.
  public boolean contains(CharSequence key) {
    return find(key) != ABSENT;
  }

  /// The index of `key`; -1 = it is not in this set.
  public int indexOf(CharSequence key) {
    return numberOf(find(key));
  }

  /// The element at `index`, counted from 0 in the order in which they were put in.
  ///
  /// @throws IndexOutOfBoundsException if there is no such element
  public ArchivedString elementAt(int index) {
    return text(checkedEntry(index));
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
