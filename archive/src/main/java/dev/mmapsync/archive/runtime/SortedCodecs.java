package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedSortedIntMap;
import dev.mmapsync.archive.ArchivedSortedIntSet;
import dev.mmapsync.archive.ArchivedSortedKeyMap;
import dev.mmapsync.archive.ArchivedSortedKeySet;
import dev.mmapsync.archive.ArchivedSortedLongMap;
import dev.mmapsync.archive.ArchivedSortedLongSet;
import dev.mmapsync.archive.ArchivedSortedStringMap;
import dev.mmapsync.archive.ArchivedSortedStringSet;
import dev.mmapsync.archive.ArchivedString;
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
      Codec<S, ArchivedSortedLongMap<V>> longMap(Codec<Long, Long> key, Codec<T, V> value) {
    // One lambda for each order, so that codecs of the same type are equal.
    return isUnsigned(key)
        ? new SortedMapCodec<>(
            key, value, (a, at, k, v, s) -> ArchivedSortedLongMap.at(a, at, k, v, s, true))
        : new SortedMapCodec<>(
            key, value, (a, at, k, v, s) -> ArchivedSortedLongMap.at(a, at, k, v, s, false));
  }

  /// `BTreeMap` by four bytes.
  public static <
          T extends @Nullable Object, V extends @Nullable Object, S extends SortedMap<Integer, T>>
      Codec<S, ArchivedSortedIntMap<V>> intMap(Codec<Integer, Integer> key, Codec<T, V> value) {
    return isUnsignedInt(key)
        ? new SortedMapCodec<>(
            key, value, (a, at, k, v, s) -> ArchivedSortedIntMap.at(a, at, k, v, s, true))
        : new SortedMapCodec<>(
            key, value, (a, at, k, v, s) -> ArchivedSortedIntMap.at(a, at, k, v, s, false));
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
      Codec<S, ArchivedSortedStringMap<V>> stringMap(
          Codec<String, ArchivedString> key, Codec<T, V> value) {
    return new SortedMapCodec<>(key, value, ArchivedSortedStringMap::at);
  }

  /// `BTreeMap` by anything else.
  public static <
          K extends @Nullable Object,
          A extends @Nullable Object,
          T extends @Nullable Object,
          V extends @Nullable Object,
          S extends SortedMap<K, T>>
      Codec<S, ArchivedSortedKeyMap<K, A, V>> map(Codec<K, A> key, Codec<T, V> value) {
    return new SortedMapCodec<>(key, value, ArchivedSortedKeyMap::at);
  }

  /// `BTreeSet` of eight bytes.
  public static <S extends SortedSet<Long>> Codec<S, ArchivedSortedLongSet> longSet(
      Codec<Long, Long> key) {
    return isUnsigned(key)
        ? new SortedSetCodec<>(key, (a, at, k, s) -> ArchivedSortedLongSet.at(a, at, k, s, true))
        : new SortedSetCodec<>(key, (a, at, k, s) -> ArchivedSortedLongSet.at(a, at, k, s, false));
  }

  /// `BTreeSet` of four bytes.
  public static <S extends SortedSet<Integer>> Codec<S, ArchivedSortedIntSet> intSet(
      Codec<Integer, Integer> key) {
    return isUnsignedInt(key)
        ? new SortedSetCodec<>(key, (a, at, k, s) -> ArchivedSortedIntSet.at(a, at, k, s, true))
        : new SortedSetCodec<>(key, (a, at, k, s) -> ArchivedSortedIntSet.at(a, at, k, s, false));
  }

  /// `BTreeSet` of text.
  public static <S extends SortedSet<String>> Codec<S, ArchivedSortedStringSet> stringSet(
      Codec<String, ArchivedString> key) {
    return new SortedSetCodec<>(key, ArchivedSortedStringSet::at);
  }

  /// `BTreeSet` of anything else.
  public static <K extends @Nullable Object, A extends @Nullable Object, S extends SortedSet<K>>
      Codec<S, ArchivedSortedKeySet<K, A>> set(Codec<K, A> key) {
    return new SortedSetCodec<>(key, ArchivedSortedKeySet::at);
  }
}
