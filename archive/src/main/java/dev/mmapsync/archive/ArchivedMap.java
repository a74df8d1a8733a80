package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
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
    extends HashSlots permits ArchivedLongMap, ArchivedIntMap, ArchivedStringMap, ArchivedKeyMap {
  final ViewType<A> key;
  private final ViewType<V> value;
  private final long valueOffset;

  ArchivedMap(
      MemorySegment archive, long at, ViewType<A> key, ViewType<V> value, EntryShape shape) {
    super(archive, at, shape.stride());
    this.key = key;
    this.value = value;
    this.valueOffset = shape.valueOffset();
  }

  /// Position of the entry with an archived key, or [#ABSENT].
  abstract long findView(A view);

  final @Nullable V valueOf(long entry) {
    return entry == ABSENT ? null : value.view(archive, entry + valueOffset);
  }

  /// The number of entries.
  public final int size() {
    return count;
  }

  /// Whether there are no entries.
  public final boolean isEmpty() {
    return count == 0;
  }

  /// The value of a key that was read from this or another archive; null = there is none.
  public final @Nullable V get(A view) {
    return valueOf(findView(view));
  }

  /// Whether there is a key equal to one that was read from this or another archive.
  public final boolean containsKey(A view) {
    return findView(view) != ABSENT;
  }

  /// The entries in the order of slots.
  public final Iterable<Map.Entry<A, V>> entries() {
    return this::entryIterator;
  }

  /// The keys in the order of slots.
  public final Iterable<A> keys() {
    return () -> iterate(entry -> key.view(archive, entry));
  }

  /// The values in the order of slots.
  public final Iterable<V> values() {
    return () -> iterate(entry -> value.view(archive, entry + valueOffset));
  }

  /// Calls `action` with each key and its value, in the order of slots.
  public final void forEach(BiConsumer<? super A, ? super V> action) {
    for (int slot = 0; slot < count; slot++) {
      long entry = entry(slot);
      action.accept(key.view(archive, entry), value.view(archive, entry + valueOffset));
    }
  }

  /// This map as a read-only `java.util.Map` of views.
  public final Map<A, V> asMap() {
    return new Entries<>(this);
  }

  private Iterator<Map.Entry<A, V>> entryIterator() {
    return iterate(
        entry ->
            new AbstractMap.SimpleImmutableEntry<>(
                key.view(archive, entry), value.view(archive, entry + valueOffset)));
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
    walk.enter(count, stride);
    for (int slot = 0; slot < count; slot++) {
      long mine = entry(slot);
      long theirs = that.sameKey(walk, this, slot);
      if (theirs == ABSENT
          || !value.equal(walk, archive, mine + valueOffset, that.archive, theirs + valueOffset)) {
        return false;
      }
    }
    walk.leave();
    return true;
  }

  /// The entry here that has the key of a slot there. It is in the same slot, unless one of the two
  /// was written by something that builds its tables in another way.
  private long sameKey(Walk walk, ArchivedMap<?, ?> there, int slot) {
    if (key.equal(walk, archive, entry(slot), there.archive, there.entry(slot))) {
      return entry(slot);
    }
    return findView(key.view(there.archive, there.entry(slot)));
  }

  @Override
  public final int hashCode() {
    return hash(new Walk(archive.byteSize()));
  }

  /// A hash of the entries, whatever their order. For codecs.
  public final int hash(Walk walk) {
    walk.enter(count, stride);
    int hash = 0;
    for (int slot = 0; slot < count; slot++) {
      long entry = entry(slot);
      hash += key.hash(walk, archive, entry) ^ value.hash(walk, archive, entry + valueOffset);
    }
    walk.leave();
    return hash;
  }

  @Override
  public final String toString() {
    StringBuilder out = new StringBuilder();
    print(out, new Walk(archive.byteSize()));
    return out.toString();
  }

  /// Prints the entries in the order of slots. For codecs.
  public final void print(StringBuilder out, Walk walk) {
    walk.enter(count, stride);
    out.append('{');
    for (int slot = 0; slot < count; slot++) {
      long entry = entry(slot);
      out.append(slot > 0 ? ", " : "");
      key.print(out, walk, archive, entry);
      out.append(": ");
      value.print(out, walk, archive, entry + valueOffset);
    }
    out.append('}');
    walk.leave();
  }

  /// Position of the key in a slot. For codecs.
  public final long keyAt(int slot) {
    return entry(slot);
  }

  /// Position of the value in a slot. For codecs.
  public final long valueAt(int slot) {
    return entry(slot) + valueOffset;
  }

  private static final class Entries<A extends @Nullable Object, V extends @Nullable Object>
      extends AbstractMap<A, V> {
    private final ArchivedMap<A, V> map;

    Entries(ArchivedMap<A, V> map) {
      this.map = map;
    }

    @Override
    public Set<Map.Entry<A, V>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public Iterator<Map.Entry<A, V>> iterator() {
          return map.entryIterator();
        }

        @Override
        public int size() {
          return map.size();
        }
      };
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return find(key) != ABSENT;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
      return map.valueOf(find(key));
    }

    /// A key of another class is simply not there.
    @SuppressWarnings({"unchecked", "NullAway"}) // null is a key where A is nullable
    private long find(@Nullable Object key) {
      try {
        return map.findView((A) key);
      } catch (ClassCastException | NullPointerException e) {
        return ABSENT;
      }
    }
  }
}
