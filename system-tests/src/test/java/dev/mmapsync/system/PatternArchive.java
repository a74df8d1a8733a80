package dev.mmapsync.system;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// A pattern that processes of the crate can read and write: the archive of `struct Load { number:
/// u64, bytes: Vec<u8> }` as rkyv lays it out, with the pattern of [Sizes#WIDE] as its bytes.
///
/// Every byte is looked at, those between and in the root as well. The Rust side is
/// `rust-peer/src/bin/load/load.rs`.
public final class PatternArchive {
  private static final Sizes SIZES = Sizes.WIDE;

  // The root: the number, how far behind the pointer its bytes begin, and how many there are.
  private static final long ROOT = 16;
  private static final long POINTER = 8;
  private static final long LENGTH = 12;

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private PatternArchive() {}

  /// How large the archive of publication `number` is, in bytes.
  public static long size(long number) {
    return root(number) + ROOT;
  }

  private static long root(long number) {
    return (SIZES.at(number) + 7) & -8;
  }

  /// Fills all of `archive`, which has the size of publication `number`.
  public static void fill(MemorySegment archive, long number) {
    long bytes = SIZES.at(number);
    long root = root(number);
    Pattern.fill(archive.asSlice(0, bytes), number);
    archive.asSlice(bytes, root - bytes).fill((byte) 0);
    archive.set(LONG, root, number);
    archive.set(INT, root + POINTER, (int) -(root + POINTER));
    archive.set(INT, root + LENGTH, (int) bytes);
  }

  /// Looks at every byte of `archive`, and at its size.
  ///
  /// @return the publication's number
  /// @throws TornReadException if any byte is not the one that belongs there
  public static long verify(MemorySegment archive) {
    long size = archive.byteSize();
    long number = size < ROOT ? 0 : archive.get(LONG, size - ROOT);
    if (size(number) != size) {
      throw new TornReadException("size of another publication", number, size, 0);
    }
    long bytes = SIZES.at(number);
    Pattern.verify(archive.asSlice(0, bytes), number);
    long root = root(number);
    for (long at = bytes; at < root; at++) {
      require(archive.get(ValueLayout.JAVA_BYTE, at) == 0, number, size, at);
    }
    require(archive.get(INT, root + POINTER) == -(root + POINTER), number, size, root + POINTER);
    require(archive.get(INT, root + LENGTH) == bytes, number, size, root + LENGTH);
    return number;
  }

  /// The same, and it must still be the archive of publication `number`.
  ///
  /// @throws TornReadException if any byte is not the one that belongs there
  public static void verify(MemorySegment archive, long number) {
    if (verify(archive) != number) {
      throw new TornReadException("another publication by now", number, archive.byteSize(), 0);
    }
  }

  private static void require(boolean right, long number, long size, long at) {
    if (!right) {
      throw new TornReadException("wrong byte of the root", number, size, at);
    }
  }
}
