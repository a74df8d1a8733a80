package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// An integer of 128 bits in an archive: Rust's `i128` or `u128`.
///
/// [#high] and [#low] allocate nothing, and neither does [#compareTo]. Equal to and ordered among
/// others by the number, whether signed or not. For any number of threads.
public final class ArchivedInt128 implements Comparable<ArchivedInt128> {
  private static final long HIGH_AT = 8;

  private final MemorySegment archive;
  private final long at;
  private final boolean unsigned;

  private ArchivedInt128(MemorySegment archive, long at, boolean unsigned) {
    this.archive = archive;
    this.at = at;
    this.unsigned = unsigned;
  }

  /// The integer whose sixteen bytes lie at `at`.
  public static ArchivedInt128 at(MemorySegment archive, long at, boolean unsigned) {
    return new ArchivedInt128(archive, at, unsigned);
  }

  /// The upper 64 bits, signed if the number is.
  public long high() {
    return Bytes.getLong(archive, at + HIGH_AT);
  }

  /// The lower 64 bits, unsigned.
  public long low() {
    return Bytes.getLong(archive, at);
  }

  /// A copy.
  public BigInteger toBigInteger() {
    byte[] bytes = new byte[2 * Long.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[bytes.length - 1 - i] = Bytes.getByte(archive, at + i);
    }
    return unsigned ? new BigInteger(1, bytes) : new BigInteger(bytes);
  }

  /// Bits 128 and up, which all have the same value: -1 below zero, 0 otherwise.
  private int extension() {
    return unsigned || high() >= 0 ? 0 : -1;
  }

  @Override
  public int compareTo(ArchivedInt128 other) {
    int byExtension = Integer.compare(extension(), other.extension());
    if (byExtension != 0) {
      return byExtension;
    }
    int byHigh = Long.compareUnsigned(high(), other.high());
    return byHigh != 0 ? byHigh : Long.compareUnsigned(low(), other.low());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ArchivedInt128 that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(high()) + Long.hashCode(low());
  }

  /// In decimal.
  @Override
  public String toString() {
    return toBigInteger().toString();
  }
}
