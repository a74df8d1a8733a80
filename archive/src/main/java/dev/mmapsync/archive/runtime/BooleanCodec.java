package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedBooleans;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// `bool`.
///
/// For generated code.
public record BooleanCodec() implements NumberCodec<boolean[], Boolean, ArchivedBooleans> {
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
    return false;
  }

  @Override
  public void resolve(Boolean value, ArchiveWriter out, long at) {
    out.setBoolean(at, value);
  }

  @Override
  public Boolean view(MemorySegment archive, long at) {
    return Bytes.getByte(archive, at) != 0;
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    check.checkBoolean(at);
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return (Bytes.getByte(archive, at) != 0) == (Bytes.getByte(other, otherAt) != 0);
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return Boolean.hashCode(Bytes.getByte(archive, at) != 0);
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    out.append(Bytes.getByte(archive, at) != 0);
  }

  @Override
  public void describe(Description out) {
    out.add("bool");
  }

  @Override
  public void feed(Boolean value, Feed feed) {
    feed.addByte((byte) (value ? 1 : 0));
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    feed.addByte((byte) (view(archive, at) ? 1 : 0));
  }

  @Override
  public int length(boolean[] array) {
    return array.length;
  }

  @Override
  public boolean[] toArray(List<Boolean> values) {
    boolean[] array = new boolean[values.size()];
    int index = 0;
    for (Boolean value : values) {
      array[NumberCodec.next(index++, array.length, value)] = value;
    }
    return NumberCodec.filled(array, index, array.length);
  }

  @Override
  public void append(boolean[] array, ArchiveWriter out) {
    out.appendArray(bytes(array), Bytes.BYTE, array.length);
  }

  @Override
  public void set(boolean[] array, ArchiveWriter out, long at) {
    out.setArray(at, bytes(array), Bytes.BYTE, array.length);
  }

  @Override
  public ArchivedBooleans vec(MemorySegment archive, long at) {
    return ArchivedBooleans.at(archive, at, this);
  }

  @Override
  public ArchivedBooleans inline(MemorySegment archive, long at, int count) {
    return ArchivedBooleans.inlineAt(archive, at, count, this);
  }

  @Override
  public boolean[] copy(ArchivedBooleans view) {
    return view.toArray();
  }

  @Override
  public List<Boolean> asList(ArchivedBooleans view) {
    return view.asList();
  }

  private static byte[] bytes(boolean[] array) {
    byte[] bytes = new byte[array.length];
    for (int i = 0; i < array.length; i++) {
      bytes[i] = (byte) (array[i] ? 1 : 0);
    }
    return bytes;
  }

  @Override
  public int compare(Boolean a, Boolean b) {
    return Boolean.compare(a, b);
  }

  @Override
  public boolean isNaturallyOrdered() {
    return true;
  }
}
