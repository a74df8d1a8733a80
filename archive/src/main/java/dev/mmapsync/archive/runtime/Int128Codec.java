package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.ArchivedInt128;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;

/// `i128`, `u128`, and those that are never zero.
///
/// For generated code.
///
/// @param unsigned whether it has no sign
/// @param nonZero whether zero is refused
public record Int128Codec(boolean unsigned, boolean nonZero)
    implements Codec<BigInteger, ArchivedInt128> {
  private static final int SIZE = 16;
  private static final int HIGH_AT = 8;
  private static final int BITS = 128;

  @Override
  public long size() {
    return SIZE;
  }

  @Override
  public long align() {
    return SIZE;
  }

  @Override
  public boolean hasDependencies() {
    return false;
  }

  @Override
  public boolean alwaysValid() {
    return !nonZero;
  }

  @Override
  public void serialize(BigInteger value, ArchiveWriter out) {
    // Refers to nothing.
  }

  private BigInteger valid(BigInteger value) {
    boolean fits =
        unsigned ? value.signum() >= 0 && value.bitLength() <= BITS : value.bitLength() < BITS;
    if (!fits) {
      throw new ArchiveException("out of range of " + name() + ": value=" + value);
    }
    if (nonZero && value.signum() == 0) {
      throw NonZeroCodec.zero();
    }
    return value;
  }

  @Override
  public void resolve(BigInteger value, ArchiveWriter out, long at) {
    out.setLong(at, valid(value).longValue());
    out.setLong(at + HIGH_AT, value.shiftRight(Long.SIZE).longValue());
  }

  @Override
  public ArchivedInt128 view(MemorySegment archive, long at) {
    return ArchivedInt128.at(archive, at, unsigned);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    MemorySegment archive = check.archive();
    if (nonZero && (Bytes.getLong(archive, at) | Bytes.getLong(archive, at + HIGH_AT)) == 0) {
      throw NonZeroCodec.zeroAt(at);
    }
  }

  @Override
  public BigInteger deserialize(Walk walk, MemorySegment archive, long at) {
    return view(archive, at).toBigInteger();
  }

  @Override
  public BigInteger fromView(ArchivedInt128 view) {
    return view.toBigInteger();
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return Bytes.getLong(archive, at) == Bytes.getLong(other, otherAt)
        && Bytes.getLong(archive, at + HIGH_AT) == Bytes.getLong(other, otherAt + HIGH_AT);
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return view(archive, at).hashCode();
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    out.append(view(archive, at));
  }

  private String name() {
    return unsigned ? "u128" : "i128";
  }

  @Override
  public void describe(Description out) {
    out.add(nonZero ? "nonzero" + name() : name());
  }

  @Override
  public void feed(BigInteger value, Feed feed) {
    feed.addLong(valid(value).longValue());
    feed.addLong(value.shiftRight(Long.SIZE).longValue());
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    feed.addLong(Bytes.getLong(archive, at));
    feed.addLong(Bytes.getLong(archive, at + HIGH_AT));
  }

  @Override
  public int compare(BigInteger a, BigInteger b) {
    return a.compareTo(b);
  }

  @Override
  public int compare(BigInteger key, MemorySegment archive, long at) {
    return key.compareTo(view(archive, at).toBigInteger());
  }

  @Override
  public int compare(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return view(archive, at).compareTo(view(other, otherAt));
  }

  @Override
  public boolean isNaturallyOrdered() {
    return true;
  }
}
