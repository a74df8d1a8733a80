package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.Pointers;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;

/// `Rc<T>` and `Arc<T>`: a pointer whose target others may share, read as what it leads to.
///
/// For generated code.
///
/// @param <T> a value
/// @param <V> its view
/// @param target the codec of what it leads to
public record SharedCodec<T, V>(Codec<T, V> target) implements Codec<T, V> {
  private static final int SIZE = 4;
  private static final long NO_OTHER = -1;

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
  public void serialize(T value, ArchiveWriter out) {
    Long known = out.sharedAt(target, value);
    long position = known != null ? known : BoxedCodec.append(value, target, out);
    if (known == null) {
      out.share(target, value, position);
    }
    // No two targets have the same position, even if they have no bytes.
    if (out.align(1) == position) {
      out.reserve(1);
    }
    out.push(position);
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
    check.checkShared(at, target);
  }

  @Override
  @SuppressWarnings("unchecked")
  public T deserialize(Walk walk, MemorySegment archive, long at) {
    long position = position(archive, at);
    Object known = walk.sharedResult(target, position, NO_OTHER);
    if (known != null) {
      return (T) known;
    }
    walk.enterShared(target, position, target.size());
    T value = target.deserialize(walk, archive, position);
    walk.leaveShared(target, position);
    walk.keepShared(target, position, NO_OTHER, value);
    return value;
  }

  @Override
  public T fromView(V view) {
    return target.fromView(view);
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    long position = position(archive, at);
    long otherPosition = position(other, otherAt);
    Object known = walk.sharedResult(target, position, otherPosition);
    if (known != null) {
      return (Boolean) known;
    }
    walk.enterShared(target, position, target.size());
    boolean equal = target.equal(walk, archive, position, other, otherPosition);
    walk.leaveShared(target, position);
    walk.keepShared(target, position, otherPosition, equal);
    return equal;
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    long position = position(archive, at);
    Object known = walk.sharedResult(target, position, NO_OTHER);
    if (known != null) {
      return (Integer) known;
    }
    walk.enterShared(target, position, target.size());
    int hash = target.hash(walk, archive, position);
    walk.leaveShared(target, position);
    walk.keepShared(target, position, NO_OTHER, hash);
    return hash;
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    long position = position(archive, at);
    walk.enterShared(target, position, target.size());
    target.print(out, walk, archive, position);
    walk.leaveShared(target, position);
  }

  @Override
  public void describe(Description out) {
    out.add("arc<").add(target).add(">");
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
    long position = position(archive, at);
    walk.enterShared(target, position, target.size());
    int order = target.compare(walk, archive, position, other, position(other, otherAt));
    walk.leaveShared(target, position);
    return order;
  }

  @Override
  public boolean isNaturallyOrdered() {
    return target.isNaturallyOrdered();
  }
}
