package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedIndexSet;
import dev.mmapsync.archive.HashRuns;
import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// `IndexSet` from a set that has an order.
///
/// For generated code.
///
/// @param <K> an element
/// @param <A> the view of an element
/// @param <J> the set in Java
/// @param <S> the view of the set
/// @param key the codec of elements
/// @param views makes views of the set
/// @param finish makes the set in Java of one that holds what is in it
public record IndexSetCodec<
        K extends @Nullable Object,
        A extends @Nullable Object,
        J extends SequencedSet<K>,
        S extends ArchivedIndexSet<A>>(
    Codec<K, A> key, SetCodec.Views<K, A, S> views, Function<LinkedHashSet<K>, J> finish)
    implements Codec<J, S> {

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
  public void serialize(J set, ArchiveWriter out) {
    HashTables.serialize(set, HashLayout.BY_INDEX, key, out);
  }

  @Override
  public void resolve(J set, ArchiveWriter out, long at) {
    HashTables.resolve(HashLayout.BY_INDEX, out, at);
  }

  @Override
  public S view(MemorySegment archive, long at) {
    return views.of(HashRuns.byIndex(archive, at, key.size()), key);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    HashTables.check(check, at, HashLayout.BY_INDEX, key, null);
  }

  @Override
  public J deserialize(Walk walk, MemorySegment archive, long at) {
    S view = view(archive, at);
    view.enter(walk);
    LinkedHashSet<K> set = LinkedHashSet.newLinkedHashSet(view.size());
    for (int i = 0; i < view.size(); i++) {
      set.add(key.deserialize(walk, archive, view.keyPosition(i)));
    }
    walk.leave();
    return finish.apply(set);
  }

  @Override
  public J fromView(S view) {
    LinkedHashSet<K> set = LinkedHashSet.newLinkedHashSet(view.size());
    for (Iterator<A> all = view.iterator(); all.hasNext(); ) {
      set.add(key.fromView(all.next()));
    }
    return finish.apply(set);
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
    out.add("indexset<").add(key).add(">");
  }
}
