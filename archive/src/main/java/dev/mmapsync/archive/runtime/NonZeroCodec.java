package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// An integer that is never zero: its bytes are those of the integer.
///
/// For generated code.
///
/// @param <A> an array of it
/// @param <E> its box
/// @param <V> the view of an archived array
/// @param number the integer
public record NonZeroCodec<A, E extends Number, V>(NumberCodec<A, E, V> number)
    implements NumberCodec<A, E, V> {

  /// A byte that is to be written.
  public static byte require(byte value) {
    return (byte) require((long) value);
  }

  /// A short that is to be written.
  public static short require(short value) {
    return (short) require((long) value);
  }

  /// An int that is to be written.
  public static int require(int value) {
    return (int) require((long) value);
  }

  /// A long that is to be written.
  public static long require(long value) {
    if (value == 0) {
      throw zero();
    }
    return value;
  }

  static ArchiveException zero() {
    return new ArchiveException("zero where no zero can be");
  }

  static ArchiveException zeroAt(long at) {
    return new ArchiveException("zero where no zero can be", at);
  }

  private E valid(E value) {
    require(value.longValue());
    return value;
  }

  private A validArray(A array) {
    switch (array) {
      case byte[] bytes -> {
        for (byte value : bytes) {
          require(value);
        }
      }
      case short[] shorts -> {
        for (short value : shorts) {
          require(value);
        }
      }
      case int[] ints -> {
        for (int value : ints) {
          require(value);
        }
      }
      case long[] longs -> {
        for (long value : longs) {
          require(value);
        }
      }
      default -> throw new IllegalArgumentException("not an array of integers: " + array);
    }
    return array;
  }

  @Override
  public long size() {
    return number.size();
  }

  @Override
  public long align() {
    return number.align();
  }

  @Override
  public boolean alwaysValid() {
    return false;
  }

  @Override
  public void resolve(E value, ArchiveWriter out, long at) {
    number.resolve(valid(value), out, at);
  }

  @Override
  public E view(MemorySegment archive, long at) {
    return number.view(archive, at);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    if (isZero(check.archive(), at)) {
      throw zeroAt(at);
    }
  }

  private boolean isZero(MemorySegment archive, long at) {
    return switch ((int) size()) {
      case Byte.BYTES -> Bytes.getByte(archive, at) == 0;
      case Short.BYTES -> Bytes.getShort(archive, at) == 0;
      case Integer.BYTES -> Bytes.getInt(archive, at) == 0;
      default -> Bytes.getLong(archive, at) == 0;
    };
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return number.equal(walk, archive, at, other, otherAt);
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return number.hash(walk, archive, at);
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    number.print(out, walk, archive, at);
  }

  @Override
  public void describe(Description out) {
    out.add("nonzero").add(number);
  }

  @Override
  public void feed(E value, Feed feed) {
    number.feed(valid(value), feed);
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    number.feed(archive, at, feed);
  }

  @Override
  public long hash(MemorySegment archive, long at, Feed scratch) {
    return number.hash(archive, at, scratch);
  }

  @Override
  public long seededHash(int seed, MemorySegment archive, long at, Feed scratch) {
    return number.seededHash(seed, archive, at, scratch);
  }

  @Override
  public int length(A array) {
    return number.length(array);
  }

  @Override
  public A toArray(List<E> values) {
    return number.toArray(values);
  }

  @Override
  public void append(A array, ArchiveWriter out) {
    number.append(validArray(array), out);
  }

  @Override
  public void set(A array, ArchiveWriter out, long at) {
    number.set(validArray(array), out, at);
  }

  @Override
  public V vec(MemorySegment archive, long at) {
    return number.vec(archive, at);
  }

  @Override
  public V inline(MemorySegment archive, long at, int count) {
    return number.inline(archive, at, count);
  }

  @Override
  public A copy(V view) {
    return number.copy(view);
  }

  @Override
  public List<E> asList(V view) {
    return number.asList(view);
  }

  @Override
  public int compare(E a, E b) {
    return number.compare(a, b);
  }

  @Override
  public int compare(E key, MemorySegment archive, long at) {
    return number.compare(key, archive, at);
  }

  @Override
  public int compare(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return number.compare(walk, archive, at, other, otherAt);
  }

  @Override
  public boolean isNaturallyOrdered() {
    return number.isNaturallyOrdered();
  }
}
