package dev.mmapsync.system;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// The content that stress runs publish: every byte follows from the publication's number and the
/// byte's position, and the size from the number too.
///
/// The first word is the number, word `i` is `(number ^ i) * SPREAD`, and the last word is cut
/// short. So a mixture of two publications is seen wherever the cut is. `pattern.rs` of the Rust
/// peer has the same words and the sizes of [Sizes#WIDE].
public final class Pattern {
  private static final long SPREAD = 0x9e3779b97f4a7c15L;
  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private Pattern() {}

  /// Fills all of `archive` with the content of publication `number`.
  public static void fill(MemorySegment archive, long number) {
    fill(archive, number, archive.byteSize());
  }

  /// Fills the first `end` bytes of `archive`, as a writer does that is interrupted there.
  public static void fill(MemorySegment archive, long number, long end) {
    long words = end / Long.BYTES;
    for (long i = 0; i < words; i++) {
      archive.setAtIndex(WORD, i, word(number, i));
    }
    for (long at = words * Long.BYTES; at < end; at++) {
      archive.set(ValueLayout.JAVA_BYTE, at, lastByte(number, words, at));
    }
  }

  /// Looks at every byte of `archive`, whose size must be that of the publication it claims to be.
  ///
  /// @return the publication's number
  /// @throws TornReadException if any byte is not the one that belongs there
  public static long verify(MemorySegment archive, Sizes sizes) {
    long size = archive.byteSize();
    long number = archive.get(WORD, 0);
    if (sizes.at(number) != size) {
      throw new TornReadException("size of another publication", number, size, 0);
    }
    verify(archive, number);
    return number;
  }

  /// Looks at every byte of `archive`, which must be those of publication `number` in any size.
  ///
  /// @throws TornReadException if any byte is not the one that belongs there
  public static void verify(MemorySegment archive, long number) {
    long size = archive.byteSize();
    long words = size / Long.BYTES;
    for (long i = 0; i < words; i++) {
      if (archive.getAtIndex(WORD, i) != word(number, i)) {
        throw new TornReadException("wrong word", number, size, i * Long.BYTES);
      }
    }
    for (long at = words * Long.BYTES; at < size; at++) {
      if (archive.get(ValueLayout.JAVA_BYTE, at) != lastByte(number, words, at)) {
        throw new TornReadException("wrong byte", number, size, at);
      }
    }
  }

  private static long word(long number, long position) {
    return position == 0 ? number : (number ^ position) * SPREAD;
  }

  private static byte lastByte(long number, long words, long at) {
    return (byte) (word(number, words) >>> (Byte.SIZE * (at - words * Long.BYTES)));
  }
}
