package dev.mmapsync.archive;

import java.util.Iterator;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// An archived index set as a read-only `java.util.SequencedSet` of views, forwards or backwards.
///
/// For any number of threads.
///
/// @param <A> the view of an element
final class SequencedElementsSet<A extends @Nullable Object> extends ElementsSet<A>
    implements SequencedSet<A> {
  private final ArchivedIndexSet<A> set;
  private final boolean backwards;

  SequencedElementsSet(ArchivedIndexSet<A> set, boolean backwards) {
    super(set);
    this.set = set;
    this.backwards = backwards;
  }

  @Override
  public Iterator<A> iterator() {
    return backwards ? set.iterateBackwards(set::viewOf) : super.iterator();
  }

  @Override
  public SequencedSet<A> reversed() {
    return new SequencedElementsSet<>(set, !backwards);
  }
}
