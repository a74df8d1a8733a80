package dev.mmapsync.archive;

/// An archived set whose elements are each a `long`, signed or not: looked up without boxing and
/// without allocation.
///
/// For any number of threads.
public final class ArchivedLongSet extends ArchivedSet<Long> {

  private ArchivedLongSet(HashRuns runs, ViewType<Long> key) {
    super(runs, key);
  }

  /// The `HashSet` whose table is `runs`. For codecs.
  public static ArchivedLongSet of(HashRuns runs, ViewType<Long> key) {
    return new ArchivedLongSet(runs, key);
  }

  /// Whether `key` is in this set.
  public boolean contains(long key) {
    return find(archive, key) != ABSENT;
  }

  @Override
  long findView(Long view) {
    return find(archive, view.longValue());
  }
}
