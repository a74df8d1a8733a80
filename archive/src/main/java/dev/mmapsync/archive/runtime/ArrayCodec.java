package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;

/// `Vec` of numbers from an array.
///
/// For generated code.
///
/// @param <A> an array of the number
/// @param <E> its box
/// @param <V> the view
/// @param element the number
public record ArrayCodec<A, E, V>(NumberCodec<A, E, V> element) implements Codec<A, V> {

  @Override
  public long size() {
    return Vecs.SIZE;
  }

  @Override
  public long align() {
    return Vecs.ALIGN;
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
  public void serialize(A value, ArchiveWriter out) {
    out.enter();
    long target = out.align(element.align());
    element.append(value, out);
    out.leave();
    Vecs.push(out, target, element.length(value));
  }

  @Override
  public void resolve(A value, ArchiveWriter out, long at) {
    Vecs.resolve(out, at);
  }

  @Override
  public V view(MemorySegment archive, long at) {
    return element.vec(archive, at);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    Vecs.check(check, at, element);
  }

  @Override
  public A deserialize(Walk walk, MemorySegment archive, long at) {
    V view = view(archive, at);
    walk.enter(Vecs.count(archive, at), element.size());
    walk.leave();
    return element.copy(view);
  }

  @Override
  public A fromView(V view) {
    return element.copy(view);
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return Vecs.equal(walk, element, archive, at, other, otherAt);
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return Vecs.hash(walk, element, archive, at);
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    Vecs.print(out, walk, element, archive, at);
  }

  @Override
  public void describe(Description out) {
    out.add("vec<").add(element).add(">");
  }
}
