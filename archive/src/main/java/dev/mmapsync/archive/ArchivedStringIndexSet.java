package dev.mmapsync.archive;

/// An archived index set of strings: looked up by any text, without allocation.
///
/// For any number of threads.
public final class ArchivedStringIndexSet extends ArchivedIndexSet<ArchivedString> {

  private ArchivedStringIndexSet(HashRuns runs, ViewType<ArchivedString> key) {
    super(runs, key);
  }

  /// The `IndexSet` whose table is `runs`. For codecs.
  public static ArchivedStringIndexSet of(HashRuns runs, ViewType<ArchivedString> key) {
    return new ArchivedStringIndexSet(runs, key);
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
