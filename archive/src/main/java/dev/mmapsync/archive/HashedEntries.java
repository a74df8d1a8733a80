package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;
import java.util.AbstractMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// What archived maps by hash share, in whatever order their entries lie.
///
/// For any number of threads.
///
/// @param <A> the view of a key
/// @param <V> the view of a value
abstract sealed class HashedEntries<A extends @Nullable Object, V extends @Nullable Object>
    extends HashSlots permits ArchivedMap, ArchivedIndexMap {
  final ViewType<A> key;
  final ViewType<V> value;
  final long valueOffset;

  HashedEntries(HashRuns runs, ViewType<A> key, ViewType<V> value, EntryShape shape) {
    super(runs);
    this.key = key;
    this.value = value;
    this.valueOffset = shape.valueOffset();
  }

  /// Position of the entry with an archived key, or [#ABSENT].
  abstract long findView(A view);

  /// The value of the entry at a position in `bytes`, the archive; null if that is [#ABSENT].
  final @Nullable V valueOf(MemorySegment bytes, long entry) {
    return entry == ABSENT ? null : value.view(bytes, entry + valueOffset);
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
    return valueOf(archive, findView(view));
  }

  /// Whether there is a key equal to one that was read from this or another archive.
  public final boolean containsKey(A view) {
    return findView(view) != ABSENT;
  }

  /// The entries, as they lie: a hash map's by slot, an index map's as they were put in.
  public final Iterable<Map.Entry<A, V>> entries() {
    return this::entryIterator;
  }

  /// The keys, in the order of [#entries].
  public final Iterable<A> keys() {
    return () -> iterate(entry -> key.view(archive, entry));
  }

  /// The values, in the order of [#entries].
  public final Iterable<V> values() {
    return () -> iterate(entry -> value.view(archive, entry + valueOffset));
  }

  /// Calls `action` with each key and its value, in the order of [#entries].
  public final void forEach(BiConsumer<? super A, ? super V> action) {
    for (int i = 0; i < count; i++) {
      long entry = entry(i);
      action.accept(key.view(archive, entry), value.view(archive, entry + valueOffset));
    }
  }

  final Iterator<Map.Entry<A, V>> entryIterator() {
    return iterate(this::viewOf);
  }

  final Map.Entry<A, V> viewOf(long entry) {
    return new AbstractMap.SimpleImmutableEntry<>(
        key.view(archive, entry), value.view(archive, entry + valueOffset));
  }

  @Override
  public final String toString() {
    StringBuilder out = new StringBuilder();
    print(out, new Walk(archive.byteSize()));
    return out.toString();
  }

  /// Prints the entries as they lie. For codecs.
  public final void print(StringBuilder out, Walk walk) {
    enter(walk);
    out.append('{');
    for (int i = 0; i < count; i++) {
      long entry = entry(i);
      out.append(i > 0 ? ", " : "");
      key.print(out, walk, archive, entry);
      out.append(": ");
      value.print(out, walk, archive, entry + valueOffset);
    }
    out.append('}');
    walk.leave();
  }

  /// Position of the key of an entry by its number. For codecs.
  public final long keyPosition(int number) {
    return entry(number);
  }

  /// Position of the value of an entry by its number. For codecs.
  public final long valuePosition(int number) {
    return entry(number) + valueOffset;
  }
}
