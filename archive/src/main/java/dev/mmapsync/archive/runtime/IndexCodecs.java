package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedIntIndexMap;
import dev.mmapsync.archive.ArchivedIntIndexSet;
import dev.mmapsync.archive.ArchivedKeyIndexMap;
import dev.mmapsync.archive.ArchivedKeyIndexSet;
import dev.mmapsync.archive.ArchivedLongIndexMap;
import dev.mmapsync.archive.ArchivedLongIndexSet;
import dev.mmapsync.archive.ArchivedString;
import dev.mmapsync.archive.ArchivedStringIndexMap;
import dev.mmapsync.archive.ArchivedStringIndexSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The codecs of `IndexMap` and `IndexSet` that generated code composes its own from.
///
/// Each is told which class the collection is in Java, by [#sequencedMap], [#linkedMap],
/// [#sequencedSet] or [#linkedSet].
@SuppressWarnings("NonApiType") // a component that is declared as a LinkedHashMap gets one
public final class IndexCodecs {
  private IndexCodecs() {}

  /// Values are a `SequencedMap` that cannot be changed.
  public static <K extends @Nullable Object, T extends @Nullable Object>
      Function<LinkedHashMap<K, T>, SequencedMap<K, T>> sequencedMap() {
    return Collections::unmodifiableSequencedMap;
  }

  /// Values are a `LinkedHashMap`.
  public static <K extends @Nullable Object, T extends @Nullable Object>
      Function<LinkedHashMap<K, T>, LinkedHashMap<K, T>> linkedMap() {
    return map -> map;
  }

  /// Values are a `SequencedSet` that cannot be changed.
  public static <K extends @Nullable Object>
      Function<LinkedHashSet<K>, SequencedSet<K>> sequencedSet() {
    return Collections::unmodifiableSequencedSet;
  }

  /// Values are a `LinkedHashSet`.
  public static <K extends @Nullable Object>
      Function<LinkedHashSet<K>, LinkedHashSet<K>> linkedSet() {
    return set -> set;
  }

  /// `IndexMap` by eight bytes.
  public static <
          T extends @Nullable Object, V extends @Nullable Object, J extends SequencedMap<Long, T>>
      Codec<J, ArchivedLongIndexMap<V>> longMap(
          Function<LinkedHashMap<Long, T>, J> finish, Codec<Long, Long> key, Codec<T, V> value) {
    return new IndexMapCodec<>(key, value, ArchivedLongIndexMap::of, finish);
  }

  /// `IndexMap` by four bytes.
  public static <
          T extends @Nullable Object,
          V extends @Nullable Object,
          J extends SequencedMap<Integer, T>>
      Codec<J, ArchivedIntIndexMap<V>> intMap(
          Function<LinkedHashMap<Integer, T>, J> finish,
          Codec<Integer, Integer> key,
          Codec<T, V> value) {
    return new IndexMapCodec<>(key, value, ArchivedIntIndexMap::of, finish);
  }

  /// `IndexMap` by text.
  public static <
          T extends @Nullable Object, V extends @Nullable Object, J extends SequencedMap<String, T>>
      Codec<J, ArchivedStringIndexMap<V>> stringMap(
          Function<LinkedHashMap<String, T>, J> finish,
          Codec<String, ArchivedString> key,
          Codec<T, V> value) {
    return new IndexMapCodec<>(key, value, ArchivedStringIndexMap::of, finish);
  }

  /// `IndexMap` by anything else.
  public static <
          K extends @Nullable Object,
          A extends @Nullable Object,
          T extends @Nullable Object,
          V extends @Nullable Object,
          J extends SequencedMap<K, T>>
      Codec<J, ArchivedKeyIndexMap<K, A, V>> map(
          Function<LinkedHashMap<K, T>, J> finish, Codec<K, A> key, Codec<T, V> value) {
    return new IndexMapCodec<>(key, value, ArchivedKeyIndexMap::of, finish);
  }

  /// `IndexSet` of eight bytes.
  public static <J extends SequencedSet<Long>> Codec<J, ArchivedLongIndexSet> longSet(
      Function<LinkedHashSet<Long>, J> finish, Codec<Long, Long> key) {
    return new IndexSetCodec<>(key, ArchivedLongIndexSet::of, finish);
  }

  /// `IndexSet` of four bytes.
  public static <J extends SequencedSet<Integer>> Codec<J, ArchivedIntIndexSet> intSet(
      Function<LinkedHashSet<Integer>, J> finish, Codec<Integer, Integer> key) {
    return new IndexSetCodec<>(key, ArchivedIntIndexSet::of, finish);
  }

  /// `IndexSet` of text.
  public static <J extends SequencedSet<String>> Codec<J, ArchivedStringIndexSet> stringSet(
      Function<LinkedHashSet<String>, J> finish, Codec<String, ArchivedString> key) {
    return new IndexSetCodec<>(key, ArchivedStringIndexSet::of, finish);
  }

  /// `IndexSet` of anything else.
  public static <K extends @Nullable Object, A extends @Nullable Object, J extends SequencedSet<K>>
      Codec<J, ArchivedKeyIndexSet<K, A>> set(
          Function<LinkedHashSet<K>, J> finish, Codec<K, A> key) {
    return new IndexSetCodec<>(key, ArchivedKeyIndexSet::of, finish);
  }
}
