package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedList;
import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `Vec` from a list.
///
/// For generated code.
///
/// @param <T> an element
/// @param <E> the view of an element
/// @param element the codec of elements
public record ListCodec<T extends @Nullable Object, E extends @Nullable Object>(Codec<T, E> element)
    implements Codec<List<T>, ArchivedList<E>> {

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
  public void serialize(List<T> value, ArchiveWriter out) {
    T[] elements = Vecs.elements(value, element);
    out.enter();
    int mark = out.mark();
    Vecs.serialize(elements, element, out);
    long target = out.align(element.align());
    long next = out.reserve(elements.length * element.size());
    out.rewind(mark);
    Vecs.resolve(elements, element, out, next);
    out.release(mark);
    out.leave();
    Vecs.push(out, target, elements.length);
  }

  @Override
  public void resolve(List<T> value, ArchiveWriter out, long at) {
    Vecs.resolve(out, at);
  }

  @Override
  public ArchivedList<E> view(MemorySegment archive, long at) {
    return ArchivedList.at(archive, at, element);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    Vecs.check(check, at, element);
  }

  @Override
  public List<T> deserialize(Walk walk, MemorySegment archive, long at) {
    ArchivedList<E> view = view(archive, at);
    long target = Vecs.target(archive, at, element.size());
    walk.enter(view.size(), element.size());
    List<T> list = Vecs.deserialize(walk, archive, target, view.size(), element);
    walk.leave();
    return list;
  }

  @Override
  public List<T> fromView(ArchivedList<E> view) {
    return Vecs.fromView(view, element);
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
  public void feed(List<T> value, Feed feed) {
    Vecs.feed(value, element, feed);
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    Vecs.feed(archive, at, element, feed);
  }

  @Override
  public int compare(List<T> a, List<T> b) {
    return Vecs.compare(a, b, element);
  }

  @Override
  public int compare(List<T> key, MemorySegment archive, long at) {
    return Vecs.compare(key, element, archive, at);
  }

  @Override
  public int compare(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return Vecs.compare(walk, element, archive, at, other, otherAt);
  }
}
