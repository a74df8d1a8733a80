package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedIntSortedMap;
import dev.mmapsync.archive.ArchivedIntSortedSet;
import dev.mmapsync.archive.ArchivedKeySortedMap;
import dev.mmapsync.archive.ArchivedKeySortedSet;
import dev.mmapsync.archive.ArchivedLongSortedMap;
import dev.mmapsync.archive.ArchivedLongSortedSet;
import dev.mmapsync.archive.ArchivedString;
import dev.mmapsync.archive.ArchivedStringSortedMap;
import dev.mmapsync.archive.ArchivedStringSortedSet;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// The codecs of sorted maps and sets.
///
/// For generated code, which asks for a `SortedMap`, a `NavigableMap` or a `TreeMap`, and likewise
/// for sets: what is deserialized is a `TreeMap` or `TreeSet`.
public final class SortedCodecs {
  private SortedCodecs() {}

  /// `BTreeMap` by eight bytes.
  public static <
          T extends @Nullable Object, V extends @Nullable Object, S extends SortedMap<Long, T>>
      Codec<S, ArchivedLongSortedMap<V>> longMap(Codec<Long, Long> key, Codec<T, V> value) {
    // One lambda for each order, so that codecs of the same type are equal.
    return isUnsigned(key)
        ? new SortedMapCodec<>(
            key, value, (root, k, v) -> ArchivedLongSortedMap.of(root, k, v, true))
        : new SortedMapCodec<>(
            key, value, (root, k, v) -> ArchivedLongSortedMap.of(root, k, v, false));
  }

  /// `BTreeMap` by four bytes.
  public static <
          T extends @Nullable Object, V extends @Nullable Object, S extends SortedMap<Integer, T>>
      Codec<S, ArchivedIntSortedMap<V>> intMap(Codec<Integer, Integer> key, Codec<T, V> value) {
    return isUnsignedInt(key)
        ? new SortedMapCodec<>(
            key, value, (root, k, v) -> ArchivedIntSortedMap.of(root, k, v, true))
        : new SortedMapCodec<>(
            key, value, (root, k, v) -> ArchivedIntSortedMap.of(root, k, v, false));
  }

  private static boolean isUnsigned(Codec<Long, Long> key) {
    return key.compare(-1L, 1L) > 0;
  }

  private static boolean isUnsignedInt(Codec<Integer, Integer> key) {
    return key.compare(-1, 1) > 0;
  }

  /// `BTreeMap` by text.
  public static <
          T extends @Nullable Object, V extends @Nullable Object, S extends SortedMap<String, T>>
      Codec<S, ArchivedStringSortedMap<V>> stringMap(
          Codec<String, ArchivedString> key, Codec<T, V> value) {
    return new SortedMapCodec<>(key, value, ArchivedStringSortedMap::of);
  }

  /// `BTreeMap` by anything else.
  public static <
          K extends @Nullable Object,
          A extends @Nullable Object,
          T extends @Nullable Object,
          V extends @Nullable Object,
          S extends SortedMap<K, T>>
      Codec<S, ArchivedKeySortedMap<K, A, V>> map(Codec<K, A> key, Codec<T, V> value) {
    return new SortedMapCodec<>(key, value, ArchivedKeySortedMap::of);
  }

  /// `BTreeSet` of eight bytes.
  public static <S extends SortedSet<Long>> Codec<S, ArchivedLongSortedSet> longSet(
      Codec<Long, Long> key) {
    return isUnsigned(key)
        ? new SortedSetCodec<>(key, (root, k) -> ArchivedLongSortedSet.of(root, k, true))
        : new SortedSetCodec<>(key, (root, k) -> ArchivedLongSortedSet.of(root, k, false));
  }

  /// `BTreeSet` of four bytes.
  public static <S extends SortedSet<Integer>> Codec<S, ArchivedIntSortedSet> intSet(
      Codec<Integer, Integer> key) {
    return isUnsignedInt(key)
        ? new SortedSetCodec<>(key, (root, k) -> ArchivedIntSortedSet.of(root, k, true))
        : new SortedSetCodec<>(key, (root, k) -> ArchivedIntSortedSet.of(root, k, false));
  }

  /// `BTreeSet` of text.
  public static <S extends SortedSet<String>> Codec<S, ArchivedStringSortedSet> stringSet(
      Codec<String, ArchivedString> key) {
    return new SortedSetCodec<>(key, ArchivedStringSortedSet::of);
  }

  /// `BTreeSet` of anything else.
  public static <K extends @Nullable Object, A extends @Nullable Object, S extends SortedSet<K>>
      Codec<S, ArchivedKeySortedSet<K, A>> set(Codec<K, A> key) {
    return new SortedSetCodec<>(key, ArchivedKeySortedSet::of);
  }
}
