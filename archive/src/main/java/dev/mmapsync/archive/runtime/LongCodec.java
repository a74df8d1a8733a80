package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchivedLongs;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import dev.mmapsync.archive.layout.SeaHash;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// `u64` and `i64`.
///
/// For generated code.
///
/// @param unsigned whether it prints, and is called, unsigned
public record LongCodec(boolean unsigned) implements NumberCodec<long[], Long, ArchivedLongs> {
  private static final int SIZE = 8;

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
  public void resolve(Long value, ArchiveWriter out, long at) {
    out.setLong(at, value);
  }

  @Override
  public Long view(MemorySegment archive, long at) {
    return Bytes.getLong(archive, at);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    // Any bytes will do.
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return Bytes.getLong(archive, at) == Bytes.getLong(other, otherAt);
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return Long.hashCode(Bytes.getLong(archive, at));
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    out.append(
        unsigned
            ? Long.toUnsignedString(Bytes.getLong(archive, at))
            : Long.toString(Bytes.getLong(archive, at)));
  }

  @Override
  public void describe(Description out) {
    out.add(unsigned ? "u64" : "i64");
  }

  @Override
  public void feed(Long value, Feed feed) {
    feed.addLong(value);
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    feed.addLong(view(archive, at));
  }

  @Override
  public long hash(MemorySegment archive, long at, Feed scratch) {
    return SeaHash.ofLong(Bytes.getLong(archive, at));
  }

  @Override
  public long seededHash(int seed, MemorySegment archive, long at, Feed scratch) {
    return SeaHash.ofLong(seed, Bytes.getLong(archive, at));
  }

  @Override
  public KeyTable<Long> keyTable(int count) {
    return new LongKeys(count);
  }

  @Override
  public int length(long[] array) {
    return array.length;
  }

  @Override
  public long[] toArray(List<Long> values) {
    long[] array = new long[values.size()];
    int index = 0;
    for (Long value : values) {
      array[NumberCodec.next(index++, array.length, value)] = value;
    }
    return NumberCodec.filled(array, index, array.length);
  }

  @Override
  public void append(long[] array, ArchiveWriter out) {
    out.appendArray(array, Bytes.LONG, array.length);
  }

  @Override
  public void set(long[] array, ArchiveWriter out, long at) {
    out.setArray(at, array, Bytes.LONG, array.length);
  }

  @Override
  public ArchivedLongs vec(MemorySegment archive, long at) {
    return ArchivedLongs.at(archive, at, this);
  }

  @Override
  public ArchivedLongs inline(MemorySegment archive, long at, int count) {
    return ArchivedLongs.inlineAt(archive, at, count, this);
  }

  @Override
  public long[] copy(ArchivedLongs view) {
    return view.toArray();
  }

  @Override
  public List<Long> asList(ArchivedLongs view) {
    return view.asList();
  }

  private int order(long a, long b) {
    return unsigned ? Long.compareUnsigned(a, b) : Long.compare(a, b);
  }

  @Override
  public int compare(Long a, Long b) {
    return order(a, b);
  }

  @Override
  public int compare(Long key, MemorySegment archive, long at) {
    return order(key, Bytes.getLong(archive, at));
  }

  @Override
  public int compare(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return order(Bytes.getLong(archive, at), Bytes.getLong(other, otherAt));
  }

  @Override
  public boolean isNaturallyOrdered() {
    return !unsigned;
  }
}
