package dev.mmapsync.archive;

/// An archived set whose elements are each a `int`, signed, unsigned or a code point: looked up
/// without boxing and without allocation.
///
/// For any number of threads.
public final class ArchivedIntSet extends ArchivedSet<Integer> {

  private ArchivedIntSet(HashRuns runs, ViewType<Integer> key) {
    super(runs, key);
  }

  /// The `HashSet` whose table is `runs`. For codecs.
  public static ArchivedIntSet of(HashRuns runs, ViewType<Integer> key) {
    return new ArchivedIntSet(runs, key);
  }

  /// Whether `key` is in this set.
  public boolean contains(int key) {
    return find(archive, key) != ABSENT;
  }

  @Override
  long findView(Integer view) {
    return find(archive, view.intValue());
  }
}
