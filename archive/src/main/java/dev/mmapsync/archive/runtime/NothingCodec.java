package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// `()`: no bytes. What an element of a sorted set leads to.
enum NothingCodec implements Codec<@Nullable Void, @Nullable Void> {
  INSTANCE;

  @Override
  public long size() {
    return 0;
  }

  @Override
  public long align() {
    return 1;
  }

  @Override
  public boolean hasDependencies() {
    return false;
  }

  @Override
  public boolean alwaysValid() {
    return true;
  }

  @Override
  public boolean acceptsNull() {
    return true;
  }

  @Override
  public void serialize(@Nullable Void value, ArchiveWriter out) {
    // Refers to nothing.
  }

  @Override
  public void resolve(@Nullable Void value, ArchiveWriter out, long at) {
    // Has no bytes.
  }

  @Override
  public @Nullable Void view(MemorySegment archive, long at) {
    return null;
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    // No bytes can be wrong.
  }

  @Override
  public @Nullable Void deserialize(Walk walk, MemorySegment archive, long at) {
    return null;
  }

  @Override
  public @Nullable Void fromView(@Nullable Void view) {
    return null;
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return true;
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return 0;
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    out.append("()");
  }

  @Override
  public void describe(Description out) {
    out.add("()");
  }
}
