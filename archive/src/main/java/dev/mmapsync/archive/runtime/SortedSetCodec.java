package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedSortedSet;
import dev.mmapsync.archive.TreeCursor;
import dev.mmapsync.archive.TreeRoot;
import dev.mmapsync.archive.TreeShape;
import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import java.util.Iterator;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// `BTreeSet` from a sorted set, whatever its comparator is.
///
/// What is deserialized is a `TreeSet` in the order of Rust, as in [SortedMapCodec].
///
/// For generated code.
///
/// @param <K> an element
/// @param <A> the view of an element
/// @param <S> the set, which is a `TreeSet` or what one implements
/// @param <M> the view of the set
/// @param key the codec of elements
/// @param views makes views of the set
public record SortedSetCodec<
        K extends @Nullable Object,
        A extends @Nullable Object,
        S extends SortedSet<K>,
        M extends ArchivedSortedSet<A>>(
    Codec<K, A> key, Views<K, A, M> views) implements Codec<S, M> {

  /// Makes views of a kind of set.
  ///
  /// @param <K> an element
  /// @param <A> the view of an element
  /// @param <M> the view of the set
  @FunctionalInterface
  public interface Views<K extends @Nullable Object, A extends @Nullable Object, M> {
    /// The set whose tree is that of `root`.
    M of(TreeRoot root, Codec<K, A> key);
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
  public void serialize(S set, ArchiveWriter out) {
    Trees.serialize(set, key, out);
  }

  @Override
  public void resolve(S set, ArchiveWriter out, long at) {
    Trees.resolve(out, at);
  }

  @Override
  public M view(MemorySegment archive, long at) {
    TreeShape shape = Trees.shape(key, NothingCodec.INSTANCE);
    return views.of(TreeRoot.at(archive, at, shape), key);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    TreeCheck.run(check, at, key, NothingCodec.INSTANCE);
  }

  @SuppressWarnings("unchecked") // generated code names nothing but what a TreeSet is
  private S copied(TreeSet<K> set) {
    return (S) set;
  }

  private TreeSet<K> empty() {
    return new TreeSet<>(key.isNaturallyOrdered() ? null : key);
  }

  @Override
  public S deserialize(Walk walk, MemorySegment archive, long at) {
    TreeSet<K> set = empty();
    walk.enter(0, 0);
    for (TreeCursor cursor = view(archive, at).cursor(walk); cursor.hasNext(); ) {
      set.add(key.deserialize(walk, archive, cursor.next()));
    }
    walk.leave();
    return copied(set);
  }

  @Override
  public S fromView(M view) {
    TreeSet<K> set = empty();
    for (Iterator<A> all = view.iterator(); all.hasNext(); ) {
      set.add(key.fromView(all.next()));
    }
    return copied(set);
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
    out.add("btreeset<").add(key).add(">");
  }
}
