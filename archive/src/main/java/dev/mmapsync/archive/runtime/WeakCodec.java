package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `rc::Weak<T>` and `sync::Weak<T>`: a tag, and a shared pointer if the target is still there.
///
/// For generated code.
///
/// @param <T> a value
/// @param <V> its view
/// @param shared the codec of the pointer
public record WeakCodec<T, V>(SharedCodec<T, V> shared) implements Codec<@Nullable T, @Nullable V> {
  private static final int SIZE = 8;
  private static final int ALIGN = 4;
  private static final int POINTER_AT = 4;

  @Override
  public long size() {
    return SIZE;
  }

  @Override
  public long align() {
    return ALIGN;
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
    return true;
  }

  @Override
  public void serialize(@Nullable T value, ArchiveWriter out) {
    if (value != null) {
      shared.serialize(value, out);
    }
  }

  @Override
  public void resolve(@Nullable T value, ArchiveWriter out, long at) {
    if (value != null) {
      out.setByte(at, (byte) 1);
      shared.resolve(value, out, at + POINTER_AT);
    }
  }

  private static boolean isAlive(MemorySegment archive, long at) {
    return Layouts.tag(archive, at, 1, 2) == 1;
  }

  @Override
  public @Nullable V view(MemorySegment archive, long at) {
    return isAlive(archive, at) ? shared.view(archive, at + POINTER_AT) : null;
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    if (isAlive(check.archive(), at)) {
      shared.check(check, at + POINTER_AT);
    }
  }

  @Override
  public @Nullable T deserialize(Walk walk, MemorySegment archive, long at) {
    return isAlive(archive, at) ? shared.deserialize(walk, archive, at + POINTER_AT) : null;
  }

  @Override
  public @Nullable T fromView(@Nullable V view) {
    return view == null ? null : shared.fromView(view);
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    boolean isAlive = isAlive(archive, at);
    return isAlive == isAlive(other, otherAt)
        && (!isAlive || shared.equal(walk, archive, at + POINTER_AT, other, otherAt + POINTER_AT));
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return isAlive(archive, at) ? 31 + shared.hash(walk, archive, at + POINTER_AT) : 0;
  }

  /// As in Rust, without the target.
  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    out.append("(Weak)");
  }

  @Override
  public void describe(Description out) {
    out.add("weak<").add(shared.target()).add(">");
  }
}
