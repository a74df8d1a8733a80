package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// `[T; n]` of numbers from a list.
///
/// For generated code.
///
/// @param <A> an array of the number
/// @param <E> its box
/// @param <V> the view
/// @param element the number
/// @param count how many
public record FixedNumberListCodec<A, E, V>(NumberCodec<A, E, V> element, int count)
    implements Codec<List<E>, V> {

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
  public void serialize(List<E> value, ArchiveWriter out) {
    // Numbers refer to nothing.
  }

  @Override
  public void resolve(List<E> value, ArchiveWriter out, long at) {
    A array = element.toArray(value);
    Vecs.requireLength(element.length(array), count);
    element.set(array, out, at);
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
  public List<E> deserialize(Walk walk, MemorySegment archive, long at) {
    return List.copyOf(element.asList(view(archive, at)));
  }

  @Override
  public List<E> fromView(V view) {
    return List.copyOf(element.asList(view));
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

  @Override
  public void feed(List<E> value, Feed feed) {
    Vecs.requireLength(value.size(), count);
    Vecs.feed(value, element, feed);
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    feed.addLong(count);
    Vecs.feedElements(archive, at, count, element, feed);
  }

  @Override
  public int compare(List<E> a, List<E> b) {
    return Vecs.compare(a, b, element);
  }

  @Override
  public int compare(List<E> key, MemorySegment archive, long at) {
    return Vecs.compareElements(key, element, archive, at, count);
  }

  @Override
  public int compare(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return Vecs.compareElements(walk, element, archive, at, count, other, otherAt, count);
  }
}
