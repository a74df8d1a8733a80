package dev.mmapsync.archive;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A sorted map in an archive: Rust's `BTreeMap<K, V>`, whose keys are compared where they lie.
///
/// The order is that of Rust, see [SortedKeyType], whatever the comparator was that the map had
/// when it was written. A lookup goes down a tree: it looks at about as many keys as their count
/// has binary digits, and makes nothing but what it returns. Its kinds add lookups by what a key is
/// in Java: [ArchivedLongSortedMap] by `long`, [ArchivedIntSortedMap] by `int`,
/// [ArchivedStringSortedMap] by `CharSequence`, [ArchivedKeySortedMap] by the record, list or
/// whatever else was written.
///
/// Goes forwards only: leaves have no pointers back. Equal to another archived sorted map with
/// equal entries. Prints as Rust's `Debug` does: `{1: "one"}`. For any number of threads.
///
/// @param <A> the view of a key
/// @param <V> the view of a value
public abstract sealed class ArchivedSortedMap<
        A extends @Nullable Object, V extends @Nullable Object>
    extends TreeNodes
    permits ArchivedLongSortedMap,
        ArchivedIntSortedMap,
        ArchivedStringSortedMap,
        ArchivedKeySortedMap {
  private final ViewType<A> key;
  private final ViewType<V> value;

  ArchivedSortedMap(TreeRoot root, ViewType<A> key, ViewType<V> value) {
    super(root);
    this.key = key;
    this.value = value;
  }

  /// The place of an archived key, in a map that is not empty.
  abstract long seekView(A view, boolean past);

  /// Compares two archived keys.
  abstract int compareViews(A a, A b);

  /// The entry at a position.
  abstract ArchivedEntry<A, V> viewOf(long entry);

  final A keyOf(long entry) {
    return key.view(archive, entry);
  }

  final V valueOf(long entry) {
    return value.view(archive, entry + shape.leaf().valueOffset());
  }

  final @Nullable V valueOrNull(long entry) {
    return entry == ABSENT ? null : valueOf(entry);
  }

  private @Nullable ArchivedEntry<A, V> entryOrNull(long entry) {
    return entry == ABSENT ? null : viewOf(entry);
  }

  private long findView(A view) {
    return count == 0 ? ABSENT : at(seekView(view, true));
  }

  /// The number of entries.
  public final int size() {
    return count;
  }

  /// Whether there are no entries.
  public final boolean isEmpty() {
    return count == 0;
  }

  // ---- by a key that was read from this or another archive

  /// The value of a key; null = there is none.
  public final @Nullable V get(A view) {
    return valueOrNull(findView(view));
  }

  /// Whether there is such a key.
  public final boolean containsKey(A view) {
    return findView(view) != ABSENT;
  }

  /// The entry with the greatest key that is not above `view`; null = there is none.
  public final @Nullable ArchivedEntry<A, V> floor(A view) {
    return entryOrNull(count == 0 ? ABSENT : before(seekView(view, true)));
  }

  /// The entry with the least key that is not below `view`; null = there is none.
  public final @Nullable ArchivedEntry<A, V> ceiling(A view) {
    return entryOrNull(count == 0 ? ABSENT : after(seekView(view, false)));
  }

  /// The entry with the greatest key below `view`; null = there is none.
  public final @Nullable ArchivedEntry<A, V> lower(A view) {
    return entryOrNull(count == 0 ? ABSENT : before(seekView(view, false)));
  }

  /// The entry with the least key above `view`; null = there is none.
  public final @Nullable ArchivedEntry<A, V> higher(A view) {
    return entryOrNull(count == 0 ? ABSENT : after(seekView(view, true)));
  }

  /// The entries with keys below `to`, in order.
  public final Iterable<? extends ArchivedEntry<A, V>> head(A to) {
    return () ->
        (count == 0 ? none() : between(start(), seekView(to, false))).iterator(this::viewOf);
  }

  /// The entries with keys that are not below `from`, in order.
  public final Iterable<? extends ArchivedEntry<A, V>> tail(A from) {
    return () -> (count == 0 ? none() : from(seekView(from, false))).iterator(this::viewOf);
  }

  /// The entries with keys from `from` up to `to`, exclusive, in order; none if `from` is not below
  /// `to`.
  public final Iterable<? extends ArchivedEntry<A, V>> range(A from, A to) {
    return () ->
        (count == 0 || compareViews(from, to) >= 0
                ? none()
                : between(seekView(from, false), seekView(to, false)))
            .iterator(this::viewOf);
  }

  // ---- all entries

  /// The entry with the least key; null = there is none.
  public @Nullable ArchivedEntry<A, V> first() {
    return entryOrNull(firstEntry());
  }

  /// The entry with the greatest key; null = there is none.
  public @Nullable ArchivedEntry<A, V> last() {
    return entryOrNull(lastEntry());
  }

  /// The entries in the order of their keys.
  public Iterable<? extends ArchivedEntry<A, V>> entries() {
    return () -> TreeCursor.all(this, null).iterator(this::viewOf);
  }

  /// The keys in order.
  public final Iterable<A> keys() {
    return () -> TreeCursor.all(this, null).iterator(this::keyOf);
  }

  /// The values in the order of their keys.
  public final Iterable<V> values() {
    return () -> TreeCursor.all(this, null).iterator(this::valueOf);
  }

  /// Calls `action` with each key and its value, in the order of the keys.
  public final void forEach(BiConsumer<? super A, ? super V> action) {
    TreeCursor cursor = TreeCursor.all(this, null);
    while (cursor.hasNext()) {
      long entry = cursor.next();
      action.accept(keyOf(entry), valueOf(entry));
    }
  }

  /// This map as a read-only `java.util.Map` of views, which goes in the order of the keys.
  public final Map<A, V> asMap() {
    return new Entries<>(this);
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof ArchivedSortedMap<?, ?> that
        && key.equals(that.key)
        && value.equals(that.value)
        && equal(new Walk(archive.byteSize()), that);
  }

  /// Whether `that`, a map of the same type, has equal entries. For codecs.
  public final boolean equal(Walk walk, ArchivedSortedMap<?, ?> that) {
    if (count != that.count) {
      return false;
    }
    walk.enter(0, 0);
    TreeCursor here = cursor(walk);
    TreeCursor there = TreeCursor.all(that, null);
    long valueOffset = shape.leaf().valueOffset();
    while (here.hasNext()) {
      long mine = here.next();
      long theirs = there.next();
      if (!key.equal(walk, archive, mine, that.archive, theirs)
          || !value.equal(walk, archive, mine + valueOffset, that.archive, theirs + valueOffset)) {
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

  /// A hash of the entries. For codecs.
  public final int hash(Walk walk) {
    walk.enter(0, 0);
    int hash = 0;
    for (TreeCursor cursor = cursor(walk); cursor.hasNext(); ) {
      long entry = cursor.next();
      hash +=
          key.hash(walk, archive, entry)
              ^ value.hash(walk, archive, entry + shape.leaf().valueOffset());
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

  /// Prints the entries in the order of their keys. For codecs.
  public final void print(StringBuilder out, Walk walk) {
    walk.enter(0, 0);
    String separator = "";
    out.append('{');
    for (TreeCursor cursor = cursor(walk); cursor.hasNext(); ) {
      out.append(separator);
      printEntry(out, walk, cursor.next());
      separator = ", ";
    }
    out.append('}');
    walk.leave();
  }

  final void printEntry(StringBuilder out, Walk walk, long entry) {
    key.print(out, walk, archive, entry);
    out.append(": ");
    value.print(out, walk, archive, entry + shape.leaf().valueOffset());
  }

  /// The positions of all entries, which `walk` pays for. For codecs.
  public final TreeCursor cursor(Walk walk) {
    return TreeCursor.all(this, walk);
  }

  private static final class Entries<A extends @Nullable Object, V extends @Nullable Object>
      extends AbstractMap<A, V> {
    private final ArchivedSortedMap<A, V> map;

    Entries(ArchivedSortedMap<A, V> map) {
      this.map = map;
    }

    @Override
    public Set<Map.Entry<A, V>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public Iterator<Map.Entry<A, V>> iterator() {
          return TreeCursor.all(map, null).iterator(map::viewOf);
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
      return map.valueOrNull(find(key));
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
