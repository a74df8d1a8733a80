package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;

/// `[T; n]` of numbers from an array.
///
/// For generated code.
///
/// @param <A> an array of the number
/// @param <E> its box
/// @param <V> the view
/// @param element the number
/// @param count how many
public record FixedArrayCodec<A, E, V>(NumberCodec<A, E, V> element, int count)
    implements Codec<A, V> {

  @Override
  public long size() {
    return count * element.size();
  }

  @Override
  public long align() {
    return element.align();
  }

  @Override
  public boolean hasDependencies() {
    return false;
  }

  @Override
  public boolean alwaysValid() {
    return element.alwaysValid();
  }

  @Override
  public void serialize(A value, ArchiveWriter out) {
    // Numbers refer to nothing.
  }

  @Override
  public void resolve(A value, ArchiveWriter out, long at) {
    Vecs.requireLength(element.length(value), count);
    element.set(value, out, at);
  }

  @Override
  public V view(MemorySegment archive, long at) {
    return element.inline(archive, at, count);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    Vecs.checkElements(check, at, count, element);
  }

  @Override
  public A deserialize(Walk walk, MemorySegment archive, long at) {
    return element.copy(view(archive, at));
  }

  @Override
  public A fromView(V view) {
    return element.copy(view);
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return walk.equalElements(element, count, archive, at, other, otherAt);
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return walk.hashElements(element, count, archive, at);
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    walk.printElements(out, element, count, archive, at);
  }

  @Override
  public void describe(Description out) {
    out.add("[").add(element).add(";" + count + "]");
  }
}
