package dev.mmapsync.cli.demo;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The content of the demo's publication number N, computed from N and the input alone, so that a
/// reader can tell for every single byte whether it belongs to N.
///
/// ```text
///  0        8                     4096     4104                  8192
///  +--------+---------------------+--------+---------------------+---- ... the last may be shorter
///  | u64 N  | 4088 bytes of input | u64 N  | 4088 bytes of input |
///  +--------+---------------------+--------+---------------------+----
/// ```
///
/// Which piece of the input stands where depends on N, and so does the size. The number in every
/// block shows a tear even where the input is the same byte over and over.
///
/// Immutable.
final class Edition {
  /// The number, where a reader looks that wants nothing else.
  static final ValueLayout.OfLong NUMBER = ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// What the input must have at least, in bytes.
  static final long MIN_INPUT = 16L << 10;

  private static final long BLOCK = 4096;
  private static final long PIECE = BLOCK - NUMBER.byteSize();

  /// Coprime to most piece counts: neighbouring numbers show quite different pieces.
  private static final long STRIDE = 7919;

  private final MemorySegment input;
  private final long pieces;

  /// @param input what the editions are made of, [#MIN_INPUT] bytes or more
  Edition(MemorySegment input) {
    this.input = input;
    this.pieces = input.byteSize() / PIECE;
  }

  /// The number in the first block of `bytes`.
  static long number(MemorySegment bytes) {
    return bytes.get(NUMBER, 0);
  }

  /// The size of the largest edition of an input of `inputSize`, both in bytes.
  static long largestSize(long inputSize) {
    return inputSize / PIECE * BLOCK;
  }

  /// The size of an edition in bytes: the whole input, three quarters, a half, a quarter, and each
  /// ends somewhere else within its last block.
  long size(long number) {
    long blocks = Math.max(1, pieces * (4 - number % 4) / 4);
    long missing = number % 4 == 0 ? 0 : number * 61 % PIECE;
    return blocks * BLOCK - missing;
  }

  /// Writes edition `number` into `target`, which has its size.
  void fill(long number, MemorySegment target) {
    long size = target.byteSize();
    for (long at = 0; at < size; at += BLOCK) {
      target.set(NUMBER, at, number);
      long start = at + NUMBER.byteSize();
      MemorySegment.copy(input, piece(number, at), target, start, Math.min(PIECE, size - start));
    }
  }

  /// Returns whether every byte of `bytes` is that of edition `number`.
  boolean isWhole(long number, MemorySegment bytes) {
    long size = bytes.byteSize();
    if (number <= 0 || size != size(number)) {
      return false;
    }
    for (long at = 0; at < size; at += BLOCK) {
      if (bytes.get(NUMBER, at) != number) {
        return false;
      }
      long start = at + NUMBER.byteSize();
      long length = Math.min(PIECE, size - start);
      long from = piece(number, at);
      if (MemorySegment.mismatch(bytes, start, start + length, input, from, from + length) >= 0) {
        return false;
      }
    }
    return true;
  }

  /// Where in the input the piece starts that stands in the block at `at`.
  private long piece(long number, long at) {
    return (at / BLOCK + number * STRIDE) % pieces * PIECE;
  }
}
