package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedMap;
import dev.mmapsync.archive.EntryShape;
import dev.mmapsync.archive.HashRuns;
import dev.mmapsync.archive.ViewType;
import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `HashMap` from a map.
///
/// For generated code.
///
/// @param <K> a key
/// @param <A> the view of a key
/// @param <T> a value
/// @param <V> the view of a value
/// @param <M> the view of the map
/// @param key the codec of keys
/// @param value the codec of values
/// @param views makes views of the map
public record MapCodec<
        K extends @Nullable Object,
        A extends @Nullable Object,
        T extends @Nullable Object,
        V extends @Nullable Object,
        M extends ArchivedMap<A, V>>(
    Codec<K, A> key, Codec<T, V> value, Views<K, A, V, M> views) implements Codec<Map<K, T>, M> {

  /// Makes views of a kind of map.
  ///
  /// @param <K> a key
  /// @param <A> the view of a key
  /// @param <V> the view of a value
  /// @param <M> the view of the map
  @FunctionalInterface
  public interface Views<
      K extends @Nullable Object, A extends @Nullable Object, V extends @Nullable Object, M> {
    /// The map whose table is `runs`.
    M of(HashRuns runs, Codec<K, A> key, ViewType<V> value, EntryShape shape);
  }

  @Override
  public long size() {
    return HashLayout.BY_SLOT.size();
  }

  @Override
  public long align() {
    return HashLayout.ALIGN;
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
  public void serialize(Map<K, T> map, ArchiveWriter out) {
    HashTables.serialize(map, HashLayout.BY_SLOT, key, value, out);
  }

  @Override
  public void resolve(Map<K, T> map, ArchiveWriter out, long at) {
    HashTables.resolve(HashLayout.BY_SLOT, out, at);
  }

  @Override
  public M view(MemorySegment archive, long at) {
    EntryShape shape = HashTables.shape(key, value);
    return views.of(HashRuns.bySlot(archive, at, shape.stride()), key, value, shape);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    HashTables.check(check, at, HashLayout.BY_SLOT, key, value);
  }

  @Override
  public Map<K, T> deserialize(Walk walk, MemorySegment archive, long at) {
    M view = view(archive, at);
    view.enter(walk);
    Map<K, T> map = HashMap.newHashMap(view.size());
    for (int slot = 0; slot < view.size(); slot++) {
      map.put(
          key.deserialize(walk, archive, view.keyPosition(slot)),
          value.deserialize(walk, archive, view.valuePosition(slot)));
    }
    walk.leave();
    return Collections.unmodifiableMap(map);
  }

  @Override
  public Map<K, T> fromView(M view) {
    Map<K, T> map = HashMap.newHashMap(view.size());
    view.forEach((k, v) -> map.put(key.fromView(k), value.fromView(v)));
    return Collections.unmodifiableMap(map);
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
    out.add("hashmap<").add(key).add(",").add(value).add(">");
  }
}
