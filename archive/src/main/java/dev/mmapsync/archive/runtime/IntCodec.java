package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedInts;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import dev.mmapsync.archive.layout.SeaHash;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// `u32`, `i32` and `char`.
///
/// For generated code.
///
/// @param kind what the four bytes are
public record IntCodec(Kind kind) implements NumberCodec<int[], Integer, ArchivedInts> {
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
  public boolean alwaysValid() {
    return kind != Kind.CODE_POINT;
  }

  @Override
  public void resolve(Integer value, ArchiveWriter out, long at) {
    out.setInt(at, kind.valid(value));
  }

  @Override
  public Integer view(MemorySegment archive, long at) {
    return Bytes.getInt(archive, at);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    if (kind == Kind.CODE_POINT) {
      check.checkCodePoint(at);
    }
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return Bytes.getInt(archive, at) == Bytes.getInt(other, otherAt);
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return Integer.hashCode(Bytes.getInt(archive, at));
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    Printing.number(out, Bytes.getInt(archive, at), kind);
  }

  @Override
  public void describe(Description out) {
    out.add(kind.rustName());
  }

  @Override
  public void feed(Integer value, Feed feed) {
    feed.addInt(kind.valid(value));
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    feed.addInt(view(archive, at));
  }

  @Override
  public long hash(MemorySegment archive, long at, Feed scratch) {
    return SeaHash.ofInt(Bytes.getInt(archive, at));
  }

  @Override
  public long seededHash(int seed, MemorySegment archive, long at, Feed scratch) {
    return SeaHash.ofInt(seed, Bytes.getInt(archive, at));
  }

  @Override
  public KeyTable<Integer> keyTable(int count) {
    return new IntKeys(this, count);
  }

  @Override
  public int length(int[] array) {
    return array.length;
  }

  @Override
  public int[] toArray(List<Integer> values) {
    int[] array = new int[values.size()];
    int index = 0;
    for (Integer value : values) {
      array[NumberCodec.next(index++, array.length, value)] = value;
    }
    return NumberCodec.filled(array, index, array.length);
  }

  @Override
  public void append(int[] array, ArchiveWriter out) {
    out.appendArray(kind.valid(array), Bytes.INT, array.length);
  }

  @Override
  public void set(int[] array, ArchiveWriter out, long at) {
    out.setArray(at, kind.valid(array), Bytes.INT, array.length);
  }

  @Override
  public ArchivedInts vec(MemorySegment archive, long at) {
    return ArchivedInts.at(archive, at, this);
  }

  @Override
  public ArchivedInts inline(MemorySegment archive, long at, int count) {
    return ArchivedInts.inlineAt(archive, at, count, this);
  }

  @Override
  public int[] copy(ArchivedInts view) {
    return view.toArray();
  }

  @Override
  public List<Integer> asList(ArchivedInts view) {
    return view.asList();
  }

  private int order(int a, int b) {
    return kind == Kind.SIGNED ? Integer.compare(a, b) : Integer.compareUnsigned(a, b);
  }

  @Override
  public int compare(Integer a, Integer b) {
    return order(a, b);
  }

  @Override
  public int compare(Integer key, MemorySegment archive, long at) {
    return order(key, Bytes.getInt(archive, at));
  }

  @Override
  public int compare(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return order(Bytes.getInt(archive, at), Bytes.getInt(other, otherAt));
  }

  @Override
  public boolean isNaturallyOrdered() {
    return kind != Kind.UNSIGNED;
  }

  /// What four bytes are.
  public enum Kind {
    /// `i32`.
    SIGNED("i32"),
    /// `u32`.
    UNSIGNED("u32"),
    /// `char`, a Unicode scalar value.
    CODE_POINT("char");

    private final String rustName;

    Kind(String rustName) {
      this.rustName = rustName;
    }

    String rustName() {
      return rustName;
    }

    int valid(int value) {
      return this == CODE_POINT ? ArchiveWriter.codePoint(value) : value;
    }

    int[] valid(int[] values) {
      if (this == CODE_POINT) {
        for (int value : values) {
          ArchiveWriter.codePoint(value);
        }
      }
      return values;
    }
  }
}
