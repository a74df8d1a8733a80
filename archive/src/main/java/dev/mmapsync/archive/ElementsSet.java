package dev.mmapsync.archive;

import java.util.AbstractSet;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// An archived set by hash as a read-only `java.util.Set` of views.
///
/// Lookups go through the hash of the archive. For any number of threads.
///
/// @param <A> the view of an element
sealed class ElementsSet<A extends @Nullable Object> extends AbstractSet<A>
    permits SequencedElementsSet {
  private final HashedElements<A> set;

  ElementsSet(HashedElements<A> set) {
    this.set = set;
  }

  @Override
  public Iterator<A> iterator() {
    return set.iterator();
  }

  @Override
  public final int size() {
    return set.size();
  }

  /// An object of another class is simply not there.
  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // null is a key where A is nullable
  public final boolean contains(@Nullable Object key) {
    try {
      return set.findView((A) key) != HashSlots.ABSENT;
    } catch (ClassCastException | NullPointerException e) {
      return false;
    }
  }
}
