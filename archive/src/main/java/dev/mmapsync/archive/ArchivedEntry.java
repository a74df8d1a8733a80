package dev.mmapsync.archive;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An entry of an archived sorted map: key and value are read when they are asked for.
///
/// Equal to any `Map.Entry` of equal views. Prints as Rust's `Debug` does: `1: "one"`. Maps by
/// numbers give an [ArchivedLongEntry] or [ArchivedIntEntry], which need not box the key. For any
/// number of threads.
///
/// @param <A> the view of a key
/// @param <V> the view of a value
public sealed class ArchivedEntry<A extends @Nullable Object, V extends @Nullable Object>
    implements Map.Entry<A, V> permits ArchivedLongEntry, ArchivedIntEntry {
  final ArchivedSortedMap<A, V> map;
  final long at;

  ArchivedEntry(ArchivedSortedMap<A, V> map, long at) {
    this.map = map;
    this.at = at;
  }

  /// The key.
  public final A key() {
    return map.keyOf(at);
  }

  /// The value.
  public final V value() {
    return map.valueOf(at);
  }

  @Override
  public final A getKey() {
    return key();
  }

  @Override
  public final V getValue() {
    return value();
  }

  /// Not supported: an archive does not change.
  @Override
  public final V setValue(V value) {
    throw new UnsupportedOperationException("an archive does not change");
  }

  @Override
  public final boolean equals(@Nullable Object other) {
    return other instanceof Map.Entry<?, ?> that
        && Objects.equals(key(), that.getKey())
        && Objects.equals(value(), that.getValue());
  }

  @Override
  public final int hashCode() {
    return Objects.hashCode(key()) ^ Objects.hashCode(value());
  }

  @Override
  public final String toString() {
    StringBuilder out = new StringBuilder();
    map.printEntry(out, new Walk(map.archive.byteSize()), at);
    return out.toString();
  }
}
