package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.Pointers;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `Box<T>`: a pointer, read as what it leads to.
///
/// For generated code.
///
/// @param <T> a value
/// @param <V> its view
/// @param target the codec of what it leads to
public record BoxedCodec<T extends @Nullable Object, V extends @Nullable Object>(Codec<T, V> target)
    implements Codec<T, V> {
  private static final int SIZE = 4;

  @Override
  public long size() {
    return SIZE;
  }

  @Override
  public long align() {
    return SIZE;
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
  public boolean acceptsNull() {
    return target.acceptsNull();
  }

  @Override
  public void serialize(T value, ArchiveWriter out) {
    out.push(append(value, target, out));
  }

  /// Appends a whole object, and returns where it lies.
  static <T extends @Nullable Object> long append(T value, Codec<T, ?> target, ArchiveWriter out) {
    out.enter();
    int mark = out.mark();
    target.serialize(value, out);
    out.align(target.align());
    long position = out.reserve(target.size());
    out.rewind(mark);
    target.resolve(value, out, position);
    out.release(mark);
    out.leave();
    return position;
  }

  @Override
  public void resolve(T value, ArchiveWriter out, long at) {
    out.setPointer(at, out.take());
  }

  private long position(MemorySegment archive, long at) {
    return Pointers.target(archive, at, Bytes.offset(archive, at), 1, target.size());
  }

  @Override
  public V view(MemorySegment archive, long at) {
    return target.view(archive, position(archive, at));
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    long limit = check.limit();
    long size = target.size();
    long position = check.open(at, Bytes.offset(check.archive(), at), size, target.align());
    target.check(check, position);
    check.close(position + size, limit);
  }

  @Override
  public T deserialize(Walk walk, MemorySegment archive, long at) {
    walk.enter(1, target.size());
    T value = target.deserialize(walk, archive, position(archive, at));
    walk.leave();
    return value;
  }

  @Override
  public T fromView(V view) {
    return target.fromView(view);
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    walk.enter(1, target.size());
    boolean equal =
        target.equal(walk, archive, position(archive, at), other, position(other, otherAt));
    walk.leave();
    return equal;
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    walk.enter(1, target.size());
    int hash = target.hash(walk, archive, position(archive, at));
    walk.leave();
    return hash;
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    walk.enter(1, target.size());
    target.print(out, walk, archive, position(archive, at));
    walk.leave();
  }

  @Override
  public void describe(Description out) {
    out.add("box<").add(target).add(">");
  }

  @Override
  public void feed(T value, Feed feed) {
    target.feed(value, feed);
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    feed.enter();
    target.feed(archive, position(archive, at), feed);
    feed.leave();
  }

  @Override
  public int compare(T a, T b) {
    return target.compare(a, b);
  }

  @Override
  public int compare(T key, MemorySegment archive, long at) {
    return target.compare(key, archive, position(archive, at));
  }

  @Override
  public int compare(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    walk.enter(1, target.size());
    int order =
        target.compare(walk, archive, position(archive, at), other, position(other, otherAt));
    walk.leave();
    return order;
  }

  @Override
  public boolean isNaturallyOrdered() {
    return target.isNaturallyOrdered();
  }
}
