package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedSortedMap;
import dev.mmapsync.archive.TreeCursor;
import dev.mmapsync.archive.TreeRoot;
import dev.mmapsync.archive.ViewType;
import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// `BTreeMap` from a sorted map, whatever its comparator is.
///
/// What is deserialized is a `TreeMap` in the order of Rust: without a comparator where that is the
/// natural order of the keys.
///
/// For generated code.
///
/// @param <K> a key
/// @param <A> the view of a key
/// @param <T> a value
/// @param <V> the view of a value
/// @param <S> the map, which is a `TreeMap` or what one implements
/// @param <M> the view of the map
/// @param key the codec of keys
/// @param value the codec of values
/// @param views makes views of the map
public record SortedMapCodec<
        K extends @Nullable Object,
        A extends @Nullable Object,
        T extends @Nullable Object,
        V extends @Nullable Object,
        S extends SortedMap<K, T>,
        M extends ArchivedSortedMap<A, V>>(
    Codec<K, A> key, Codec<T, V> value, Views<K, A, V, M> views) implements Codec<S, M> {

  /// Makes views of a kind of map.
  ///
  /// @param <K> a key
  /// @param <A> the view of a key
  /// @param <V> the view of a value
  /// @param <M> the view of the map
  @FunctionalInterface
  public interface Views<
      K extends @Nullable Object, A extends @Nullable Object, V extends @Nullable Object, M> {
    /// The map whose tree is that of `root`.
    M of(TreeRoot root, Codec<K, A> key, ViewType<V> value);
  }

  @Override
  public long size() {
    return Trees.SIZE;
  }

  @Override
  public long align() {
    return Trees.ALIGN;
  }

  @Override
  public boolean hasDependencies() {
    return true;
  }

  @Override
  public boolean alwaysValid() {
    return false;
  }

  @Override
  public void serialize(S map, ArchiveWriter out) {
    Trees.serialize(map, key, value, out);
  }

  @Override
  public void resolve(S map, ArchiveWriter out, long at) {
    Trees.resolve(out, at);
  }

  @Override
  public M view(MemorySegment archive, long at) {
    return views.of(TreeRoot.at(archive, at, Trees.shape(key, value)), key, value);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    TreeCheck.run(check, at, key, value);
  }

  @SuppressWarnings("unchecked") // generated code names nothing but what a TreeMap is
  private S copied(TreeMap<K, T> map) {
    return (S) map;
  }

  private TreeMap<K, T> empty() {
    return new TreeMap<>(key.isNaturallyOrdered() ? null : key);
  }

  @Override
  public S deserialize(Walk walk, MemorySegment archive, long at) {
    TreeMap<K, T> map = empty();
    long valueOffset = Trees.shape(key, value).leaf().valueOffset();
    walk.enter(0, 0);
    for (TreeCursor cursor = view(archive, at).cursor(walk); cursor.hasNext(); ) {
      long entry = cursor.next();
      map.put(
          key.deserialize(walk, archive, entry),
          value.deserialize(walk, archive, entry + valueOffset));
    }
    walk.leave();
    return copied(map);
  }

  @Override
  public S fromView(M view) {
    TreeMap<K, T> map = empty();
    view.forEach((k, v) -> map.put(key.fromView(k), value.fromView(v)));
    return copied(map);
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return view(archive, at).equal(walk, view(other, otherAt));
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return view(archive, at).hash(walk);
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    view(archive, at).print(out, walk);
  }

  @Override
  public void describe(Description out) {
    out.add("btreemap<").add(key).add(",").add(value).add(">");
  }
}
