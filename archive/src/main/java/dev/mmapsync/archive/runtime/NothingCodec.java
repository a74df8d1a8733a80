package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;

/// `()`: no bytes, and one value, itself. What an element of a sorted set leads to.
enum NothingCodec implements Codec<NothingCodec, NothingCodec> {
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
  public void serialize(NothingCodec value, ArchiveWriter out) {
    // Refers to nothing.
  }

  @Override
  public void resolve(NothingCodec value, ArchiveWriter out, long at) {
    // Has no bytes.
  }

  @Override
  public NothingCodec view(MemorySegment archive, long at) {
    return INSTANCE;
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    // No bytes can be wrong.
  }

  @Override
  public NothingCodec deserialize(Walk walk, MemorySegment archive, long at) {
    return INSTANCE;
  }

  @Override
  public NothingCodec fromView(NothingCodec view) {
    return INSTANCE;
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
