package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedChars;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// `u16` as a Java `char`.
///
/// For generated code.
public record CharCodec() implements NumberCodec<char[], Character, ArchivedChars> {
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
  public void resolve(Character value, ArchiveWriter out, long at) {
    out.setChar(at, value);
  }

  @Override
  public Character view(MemorySegment archive, long at) {
    return Bytes.getChar(archive, at);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    // Any bytes will do.
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return Bytes.getChar(archive, at) == Bytes.getChar(other, otherAt);
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return Character.hashCode(Bytes.getChar(archive, at));
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    out.append((int) Bytes.getChar(archive, at));
  }

  @Override
  public void describe(Description out) {
    out.add("u16");
  }

  @Override
  public void feed(Character value, Feed feed) {
    feed.addShort((short) value.charValue());
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    feed.addShort((short) Bytes.getChar(archive, at));
  }

  @Override
  public int length(char[] array) {
    return array.length;
  }

  @Override
  public char[] toArray(List<Character> values) {
    char[] array = new char[values.size()];
    int index = 0;
    for (Character value : values) {
      array[NumberCodec.next(index++, array.length, value)] = value;
    }
    return NumberCodec.filled(array, index, array.length);
  }

  @Override
  public void append(char[] array, ArchiveWriter out) {
    out.appendArray(array, Bytes.CHAR, array.length);
  }

  @Override
  public void set(char[] array, ArchiveWriter out, long at) {
    out.setArray(at, array, Bytes.CHAR, array.length);
  }

  @Override
  public ArchivedChars vec(MemorySegment archive, long at) {
    return ArchivedChars.at(archive, at, this);
  }

  @Override
  public ArchivedChars inline(MemorySegment archive, long at, int count) {
    return ArchivedChars.inlineAt(archive, at, count, this);
  }

  @Override
  public char[] copy(ArchivedChars view) {
    return view.toArray();
  }

  @Override
  public List<Character> asList(ArchivedChars view) {
    return view.asList();
  }

  @Override
  public int compare(Character a, Character b) {
    return Character.compare(a, b);
  }

  @Override
  public boolean isNaturallyOrdered() {
    return true;
  }
}
