package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A hash map in an archive: Rust's `HashMap<K, V>`, whose keys are hashed and compared where they
/// lie.
///
/// A lookup takes constant time and makes nothing but the view of the value. Its kinds add lookups
/// by what a key is in Java: [ArchivedLongMap] by `long`, [ArchivedIntMap] by `int`,
/// [ArchivedStringMap] by `CharSequence`, [ArchivedKeyMap] by the record, list or whatever else was
/// written. Iteration is in the order of slots, which depends on the set of keys alone.
///
/// Equal to another archived map with equal entries. Prints as Rust's `Debug` does: `{1: "one"}`.
/// For any number of threads.
///
/// @param <A> the view of a key
/// @param <V> the view of a value
public abstract sealed class ArchivedMap<A extends @Nullable Object, V extends @Nullable Object>
    extends HashedEntries<A, V>
    permits ArchivedLongMap, ArchivedIntMap, ArchivedStringMap, ArchivedKeyMap {

  ArchivedMap(HashRuns runs, ViewType<A> key, ViewType<V> value, EntryShape shape) {
    super(runs, key, value, shape);
  }

  @Override
  final long entryOfSlot(MemorySegment bytes, long slot) {
    return entry(slot);
  }

  /// This map as a read-only `java.util.Map` of views.
  public final Map<A, V> asMap() {
    return new EntriesMap<>(this);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ArchivedMap<?, ?> that
        && key.equals(that.key)
        && value.equals(that.value)
        && equal(new Walk(archive.byteSize()), that);
  }

  /// Whether `that`, a map of the same type, has equal entries. For codecs.
  public final boolean equal(Walk walk, ArchivedMap<?, ?> that) {
    if (count != that.count) {
      return false;
    }
    enter(walk);
    for (int slot = 0; slot < count; slot++) {
      long mine = entry(slot);
      long theirs = entryWithKeyOf(slot, walk, that);
      if (theirs == ABSENT
          || !value.equal(walk, archive, mine + valueOffset, that.archive, theirs + valueOffset)) {
        return false;
      }
    }
    walk.leave();
    return true;
  }

  /// The entry there that has the key of a slot here. It is in the same slot, unless one of the two
  /// was written by something that builds its tables in another way.
  private <T extends @Nullable Object> long entryWithKeyOf(
      int slot, Walk walk, ArchivedMap<T, ?> there) {
    long theirs = there.entry(slot);
    if (key.equal(walk, archive, entry(slot), there.archive, theirs)) {
      return theirs;
    }
    return there.findView(there.key.view(archive, entry(slot)));
  }

  @Override
  public final int hashCode() {
    return hash(new Walk(archive.byteSize()));
  }

  /// A hash of the entries, whatever their order. For codecs.
  public final int hash(Walk walk) {
    enter(walk);
    int hash = 0;
    for (int slot = 0; slot < count; slot++) {
      long entry = entry(slot);
      hash += key.hash(walk, archive, entry) ^ value.hash(walk, archive, entry + valueOffset);
    }
    walk.leave();
    return hash;
  }
}
