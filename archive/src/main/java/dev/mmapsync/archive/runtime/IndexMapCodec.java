package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedIndexMap;
import dev.mmapsync.archive.EntryShape;
import dev.mmapsync.archive.HashRuns;
import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `IndexMap` from a map that has an order.
///
/// For generated code.
///
/// @param <K> a key
/// @param <A> the view of a key
/// @param <T> a value
/// @param <V> the view of a value
/// @param <J> the map in Java
/// @param <M> the view of the map
/// @param key the codec of keys
/// @param value the codec of values
/// @param views makes views of the map
/// @param finish makes the map in Java of one that holds what is in it
public record IndexMapCodec<
        K extends @Nullable Object,
        A extends @Nullable Object,
        T extends @Nullable Object,
        V extends @Nullable Object,
        J extends SequencedMap<K, T>,
        M extends ArchivedIndexMap<A, V>>(
    Codec<K, A> key,
    Codec<T, V> value,
    MapCodec.Views<K, A, V, M> views,
    Function<LinkedHashMap<K, T>, J> finish)
    implements Codec<J, M> {

  @Override
  public long size() {
    return HashLayout.BY_INDEX.size();
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
  public void serialize(J map, ArchiveWriter out) {
    HashTables.serialize(map, HashLayout.BY_INDEX, key, value, out);
  }

  @Override
  public void resolve(J map, ArchiveWriter out, long at) {
    HashTables.resolve(HashLayout.BY_INDEX, out, at);
  }

  @Override
  public M view(MemorySegment archive, long at) {
    EntryShape shape = HashTables.shape(key, value);
    return views.of(HashRuns.byIndex(archive, at, shape.stride()), key, value, shape);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    HashTables.check(check, at, HashLayout.BY_INDEX, key, value);
  }

  @Override
  public J deserialize(Walk walk, MemorySegment archive, long at) {
    M view = view(archive, at);
    view.enter(walk);
    LinkedHashMap<K, T> map = LinkedHashMap.newLinkedHashMap(view.size());
    for (int i = 0; i < view.size(); i++) {
      map.put(
          key.deserialize(walk, archive, view.keyPosition(i)),
          value.deserialize(walk, archive, view.valuePosition(i)));
    }
    walk.leave();
    return finish.apply(map);
  }

  @Override
  public J fromView(M view) {
    LinkedHashMap<K, T> map = LinkedHashMap.newLinkedHashMap(view.size());
    view.forEach((k, v) -> map.put(key.fromView(k), value.fromView(v)));
    return finish.apply(map);
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
    out.add("indexmap<").add(key).add(",").add(value).add(">");
  }
}
