package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedBytes;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// `u8` and `i8`.
///
/// For generated code.
///
/// @param unsigned whether it prints, and is called, unsigned
public record ByteCodec(boolean unsigned) implements NumberCodec<byte[], Byte, ArchivedBytes> {
  private static final int SIZE = 1;

  @Override
  public long size() {
    return SIZE;
  }

  @Override
  public long align() {
    return SIZE;
  }

  @Override
  public boolean alwaysValid() {
    return true;
  }

  @Override
  public void resolve(Byte value, ArchiveWriter out, long at) {
    out.setByte(at, value);
  }

  @Override
  public Byte view(MemorySegment archive, long at) {
    return Bytes.getByte(archive, at);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    // Any bytes will do.
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return Bytes.getByte(archive, at) == Bytes.getByte(other, otherAt);
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return Byte.hashCode(Bytes.getByte(archive, at));
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    out.append(
        unsigned ? Byte.toUnsignedInt(Bytes.getByte(archive, at)) : Bytes.getByte(archive, at));
  }

  @Override
  public void describe(Description out) {
    out.add(unsigned ? "u8" : "i8");
  }

  @Override
  public void feed(Byte value, Feed feed) {
    feed.addByte(value);
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    feed.addByte(view(archive, at));
  }

  @Override
  public int length(byte[] array) {
    return array.length;
  }

  @Override
  public byte[] toArray(List<Byte> values) {
    byte[] array = new byte[values.size()];
    int index = 0;
    for (Byte value : values) {
      array[NumberCodec.next(index++, array.length, value)] = value;
    }
    return NumberCodec.filled(array, index, array.length);
  }

  @Override
  public void append(byte[] array, ArchiveWriter out) {
    out.appendArray(array, Bytes.BYTE, array.length);
  }

  @Override
  public void set(byte[] array, ArchiveWriter out, long at) {
    out.setArray(at, array, Bytes.BYTE, array.length);
  }

  @Override
  public ArchivedBytes vec(MemorySegment archive, long at) {
    return ArchivedBytes.at(archive, at, this);
  }

  @Override
  public ArchivedBytes inline(MemorySegment archive, long at, int count) {
    return ArchivedBytes.inlineAt(archive, at, count, this);
  }

  @Override
  public byte[] copy(ArchivedBytes view) {
    return view.toArray();
  }

  @Override
  public List<Byte> asList(ArchivedBytes view) {
    return view.asList();
  }

  @Override
  public int compare(Byte a, Byte b) {
    return unsigned ? Byte.compareUnsigned(a, b) : Byte.compare(a, b);
  }

  @Override
  public boolean isNaturallyOrdered() {
    return !unsigned;
  }
}
