package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedList;
import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// `[T; n]` from a list.
///
/// For generated code.
///
/// @param <T> an element
/// @param <E> the view of an element
/// @param element the codec of elements
/// @param count how many
public record FixedListCodec<T extends @Nullable Object, E extends @Nullable Object>(
    Codec<T, E> element, int count) implements Codec<List<T>, ArchivedList<E>> {

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
    return element.hasDependencies();
  }

  @Override
  public boolean alwaysValid() {
    return count == 0 || element.alwaysValid();
  }

  @Override
  public void serialize(List<T> value, ArchiveWriter out) {
    if (!element.hasDependencies()) {
      return;
    }
    T[] elements = Vecs.elements(value, element);
    Vecs.requireLength(elements.length, count);
    out.pushObject(elements);
    Vecs.serialize(elements, element, out);
  }

  /// What was serialized: the list may have changed since.
  @SuppressWarnings("unchecked")
  private T[] taken(ArchiveWriter out) {
    return (T[]) out.takeObject();
  }

  @Override
  public void resolve(List<T> value, ArchiveWriter out, long at) {
    T[] elements = element.hasDependencies() ? taken(out) : Vecs.elements(value, element);
    Vecs.requireLength(elements.length, count);
    Vecs.resolve(elements, element, out, at);
  }

  @Override
  public ArchivedList<E> view(MemorySegment archive, long at) {
    return ArchivedList.inlineAt(archive, at, count, element);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    Vecs.checkElements(check, at, count, element);
  }

  @Override
  public List<T> deserialize(Walk walk, MemorySegment archive, long at) {
    return Vecs.deserialize(walk, archive, at, count, element);
  }

  @Override
  public List<T> fromView(ArchivedList<E> view) {
    return Vecs.fromView(view, element);
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
  public void feed(List<T> value, Feed feed) {
    Vecs.requireLength(value.size(), count);
    Vecs.feed(value, element, feed);
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    feed.addLong(count);
    Vecs.feedElements(archive, at, count, element, feed);
  }

  @Override
  public int compare(List<T> a, List<T> b) {
    return Vecs.compare(a, b, element);
  }

  @Override
  public int compare(List<T> key, MemorySegment archive, long at) {
    return Vecs.compareElements(key, element, archive, at, count);
  }

  @Override
  public int compare(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return Vecs.compareElements(walk, element, archive, at, count, other, otherAt, count);
  }
}
