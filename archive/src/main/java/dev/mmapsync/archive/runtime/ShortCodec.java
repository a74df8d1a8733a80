package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedShorts;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// `u16` and `i16`.
///
/// For generated code.
///
/// @param unsigned whether it prints, and is called, unsigned
public record ShortCodec(boolean unsigned) implements NumberCodec<short[], Short, ArchivedShorts> {
  private static final int SIZE = 2;

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
  public void resolve(Short value, ArchiveWriter out, long at) {
    out.setShort(at, value);
  }

  @Override
  public Short view(MemorySegment archive, long at) {
    return Bytes.getShort(archive, at);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    // Any bytes will do.
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return Bytes.getShort(archive, at) == Bytes.getShort(other, otherAt);
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return Short.hashCode(Bytes.getShort(archive, at));
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    out.append(
        unsigned ? Short.toUnsignedInt(Bytes.getShort(archive, at)) : Bytes.getShort(archive, at));
  }

  @Override
  public void describe(Description out) {
    out.add(unsigned ? "u16" : "i16");
  }

  @Override
  public void feed(Short value, Feed feed) {
    feed.addShort(value);
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    feed.addShort(view(archive, at));
  }

  @Override
  public int length(short[] array) {
    return array.length;
  }

  @Override
  public short[] toArray(List<Short> values) {
    short[] array = new short[values.size()];
    int index = 0;
    for (Short value : values) {
      array[NumberCodec.next(index++, array.length, value)] = value;
    }
    return NumberCodec.filled(array, index, array.length);
  }

  @Override
  public void append(short[] array, ArchiveWriter out) {
    out.appendArray(array, Bytes.SHORT, array.length);
  }

  @Override
  public void set(short[] array, ArchiveWriter out, long at) {
    out.setArray(at, array, Bytes.SHORT, array.length);
  }

  @Override
  public ArchivedShorts vec(MemorySegment archive, long at) {
    return ArchivedShorts.at(archive, at, this);
  }

  @Override
  public ArchivedShorts inline(MemorySegment archive, long at, int count) {
    return ArchivedShorts.inlineAt(archive, at, count, this);
  }

  @Override
  public short[] copy(ArchivedShorts view) {
    return view.toArray();
  }

  @Override
  public List<Short> asList(ArchivedShorts view) {
    return view.asList();
  }

  @Override
  public int compare(Short a, Short b) {
    return unsigned ? Short.compareUnsigned(a, b) : Short.compare(a, b);
  }

  @Override
  public boolean isNaturallyOrdered() {
    return !unsigned;
  }
}
