package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A hash set in an archive: Rust's `HashSet<T>`, whose elements are hashed and compared where they
/// lie.
///
/// Its kinds add lookups by what an element is in Java: [ArchivedLongSet], [ArchivedIntSet],
/// [ArchivedStringSet], and [ArchivedKeySet] for all else. Iteration is in the order of slots,
/// which depends on the elements alone.
///
/// Equal to another archived set of equal elements. Prints as Rust's `Debug` does: `{1, 2}`. For
/// any number of threads.
///
/// @param <A> the view of an element
public abstract sealed class ArchivedSet<A extends @Nullable Object> extends HashedElements<A>
    permits ArchivedLongSet, ArchivedIntSet, ArchivedStringSet, ArchivedKeySet {

  ArchivedSet(HashRuns runs, ViewType<A> key) {
    super(runs, key);
  }

  @Override
  final long entryOfSlot(MemorySegment bytes, long slot) {
    return entry(slot);
  }

  /// This set as a read-only `java.util.Set` of views.
  public final Set<A> asSet() {
    return new ElementsSet<>(this);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ArchivedSet<?> that
        && key.equals(that.key)
        && equal(new Walk(archive.byteSize()), that);
  }

  /// Whether `that`, a set of the same type, has equal elements. For codecs.
  public final boolean equal(Walk walk, ArchivedSet<?> that) {
    if (count != that.count) {
      return false;
    }
    enter(walk);
    for (int slot = 0; slot < count; slot++) {
      // In the same slot, unless one of the two was written by something that builds its tables in
      // another way.
      if (!key.equal(walk, archive, entry(slot), that.archive, that.entry(slot))
          && findView(key.view(that.archive, that.entry(slot))) == ABSENT) {
        return false;
      }
    }
    walk.leave();
    return true;
  }

  @Override
  public final int hashCode() {
    return hash(new Walk(archive.byteSize()));
  }

  /// A hash of the elements, whatever their order. For codecs.
  public final int hash(Walk walk) {
    enter(walk);
    int hash = 0;
    for (int slot = 0; slot < count; slot++) {
      hash += key.hash(walk, archive, entry(slot));
    }
    walk.leave();
    return hash;
  }
}
