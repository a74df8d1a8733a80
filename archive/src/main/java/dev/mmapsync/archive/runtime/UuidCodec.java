package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.util.UUID;

/// `Uuid`: its sixteen bytes, the first one first, read as the value itself.
///
/// For generated code.
///
/// @param counted whether the count of the bytes is fed before them
public record UuidCodec(boolean counted) implements Codec<UUID, UUID> {
  private static final int SIZE = 16;
  private static final int REST_AT = 8;

  @Override
  public long size() {
    return SIZE;
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
  public void serialize(UUID value, ArchiveWriter out) {
    // Refers to nothing.
  }

  @Override
  public void resolve(UUID value, ArchiveWriter out, long at) {
    out.setLong(at, Long.reverseBytes(value.getMostSignificantBits()));
    out.setLong(at + REST_AT, Long.reverseBytes(value.getLeastSignificantBits()));
  }

  @Override
  public UUID view(MemorySegment archive, long at) {
    return new UUID(
        Long.reverseBytes(Bytes.getLong(archive, at)),
        Long.reverseBytes(Bytes.getLong(archive, at + REST_AT)));
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    // Any bytes will do.
  }

  @Override
  public UUID deserialize(Walk walk, MemorySegment archive, long at) {
    return view(archive, at);
  }

  @Override
  public UUID fromView(UUID view) {
    return view;
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return Bytes.getLong(archive, at) == Bytes.getLong(other, otherAt)
        && Bytes.getLong(archive, at + REST_AT) == Bytes.getLong(other, otherAt + REST_AT);
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return view(archive, at).hashCode();
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    out.append(view(archive, at));
  }

  @Override
  public void describe(Description out) {
    out.add("uuid");
  }

  @Override
  public void feed(UUID value, Feed feed) {
    feed(
        Long.reverseBytes(value.getMostSignificantBits()),
        Long.reverseBytes(value.getLeastSignificantBits()),
        feed);
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    feed(Bytes.getLong(archive, at), Bytes.getLong(archive, at + REST_AT), feed);
  }

  private void feed(long start, long rest, Feed feed) {
    if (counted) {
      feed.addLong(SIZE);
    }
    feed.addLong(start);
    feed.addLong(rest);
  }

  /// Byte by byte, unsigned; `UUID.compareTo` takes each half as a signed number.
  @Override
  public int compare(UUID a, UUID b) {
    int order = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return order != 0
        ? order
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }
}
