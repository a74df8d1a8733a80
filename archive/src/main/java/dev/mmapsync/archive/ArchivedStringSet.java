package dev.mmapsync.archive;

/// An archived set of strings: looked up by any text, without allocation.
///
/// For any number of threads.
public final class ArchivedStringSet extends ArchivedSet<ArchivedString> {

  private ArchivedStringSet(HashRuns runs, ViewType<ArchivedString> key) {
    super(runs, key);
  }

  /// The `HashSet` whose table is `runs`. For codecs.
  public static ArchivedStringSet of(HashRuns runs, ViewType<ArchivedString> key) {
    return new ArchivedStringSet(runs, key);
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
