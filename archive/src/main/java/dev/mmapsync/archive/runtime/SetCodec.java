package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedSet;
import dev.mmapsync.archive.HashRuns;
import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `HashSet` from a set.
///
/// For generated code.
///
/// @param <K> an element
/// @param <A> the view of an element
/// @param <S> the view of the set
/// @param key the codec of elements
/// @param views makes views of the set
public record SetCodec<
        K extends @Nullable Object, A extends @Nullable Object, S extends ArchivedSet<A>>(
    Codec<K, A> key, Views<K, A, S> views) implements Codec<Set<K>, S> {

  /// Makes views of a kind of set.
  ///
  /// @param <K> an element
  /// @param <A> the view of an element
  /// @param <S> the view of the set
  @FunctionalInterface
  public interface Views<K extends @Nullable Object, A extends @Nullable Object, S> {
    /// The set whose table is `runs`.
    S of(HashRuns runs, Codec<K, A> key);
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
  public void serialize(Set<K> set, ArchiveWriter out) {
    HashTables.serialize(set, HashLayout.BY_SLOT, key, out);
  }

  @Override
  public void resolve(Set<K> set, ArchiveWriter out, long at) {
    HashTables.resolve(HashLayout.BY_SLOT, out, at);
  }

  @Override
  public S view(MemorySegment archive, long at) {
    return views.of(HashRuns.bySlot(archive, at, key.size()), key);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    HashTables.check(check, at, HashLayout.BY_SLOT, key, null);
  }

  @Override
  public Set<K> deserialize(Walk walk, MemorySegment archive, long at) {
    S view = view(archive, at);
    view.enter(walk);
    Set<K> set = HashSet.newHashSet(view.size());
    for (int slot = 0; slot < view.size(); slot++) {
      set.add(key.deserialize(walk, archive, view.keyPosition(slot)));
    }
    walk.leave();
    return Collections.unmodifiableSet(set);
  }

  @Override
  public Set<K> fromView(S view) {
    Set<K> set = HashSet.newHashSet(view.size());
    for (Iterator<A> all = view.iterator(); all.hasNext(); ) {
      set.add(key.fromView(all.next()));
    }
    return Collections.unmodifiableSet(set);
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
    out.add("hashset<").add(key).add(">");
  }
}
