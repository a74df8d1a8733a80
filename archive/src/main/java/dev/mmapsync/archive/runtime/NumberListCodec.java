package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// `Vec` of numbers from a list.
///
/// For generated code.
///
/// @param <A> an array of the number
/// @param <E> its box
/// @param <V> the view
/// @param element the number
public record NumberListCodec<A, E, V>(NumberCodec<A, E, V> element) implements Codec<List<E>, V> {

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
  public void serialize(List<E> value, ArchiveWriter out) {
    A array = element.toArray(value);
    out.enter();
    long target = out.align(element.align());
    element.append(array, out);
    out.leave();
    Vecs.push(out, target, element.length(array));
  }

  @Override
  public void resolve(List<E> value, ArchiveWriter out, long at) {
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
  public List<E> deserialize(Walk walk, MemorySegment archive, long at) {
    V view = view(archive, at);
    walk.enter(Vecs.count(archive, at), element.size());
    walk.leave();
    return List.copyOf(element.asList(view));
  }

  @Override
  public List<E> fromView(V view) {
    return List.copyOf(element.asList(view));
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

  @Override
  public void feed(List<E> value, Feed feed) {
    Vecs.feed(value, element, feed);
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    Vecs.feed(archive, at, element, feed);
  }

  @Override
  public int compare(List<E> a, List<E> b) {
    return Vecs.compare(a, b, element);
  }

  @Override
  public int compare(List<E> key, MemorySegment archive, long at) {
    return Vecs.compare(key, element, archive, at);
  }

  @Override
  public int compare(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return Vecs.compare(walk, element, archive, at, other, otherAt);
  }
}
