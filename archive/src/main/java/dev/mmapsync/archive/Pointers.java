package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;

/// Pointers that are followed only where they lead into the archive. For implementations of
/// [ViewType].
public final class Pointers {
  private Pointers() {}

  /// Where `count` elements of `size` bytes lie that a pointer leads to.
  ///
  /// @param from position of the pointer
  /// @param offset what it holds
  /// @throws ArchiveException if they do not lie within the archive
  public static long target(MemorySegment archive, long from, long offset, long count, long size) {
    long target = from + offset;
    // No overflow: a count is below 2^32, and a type whose objects have 2 GiB has no archive. One
    // branch, not two, since there is one for each pointer of each lookup.
    if ((target | (archive.byteSize() - count * size - target)) < 0) {
      throw outside(archive, from, offset, count * size);
    }
    return target;
  }

  /// Where the elements of a `Vec` lie, of `size` bytes each: [#target] and [#count] in one branch.
  ///
  /// @param at position of the `Vec`
  /// @param word its eight bytes: the offset, and the count above it
  /// @throws ArchiveException if they do not lie within the archive, or are too many for Java
  public static long elements(MemorySegment archive, long at, long word, long size) {
    long count = word >>> Integer.SIZE;
    long target = at + Bytes.offsetOf(word);
    long behind = archive.byteSize() - count * size - target;
    if ((target | behind | (Integer.MAX_VALUE - count)) < 0) {
      throw (target | behind) < 0
          ? outside(archive, at, Bytes.offsetOf(word), count * size)
          : tooMany(count, at);
    }
    return target;
  }

  private static ArchiveException outside(
      MemorySegment archive, long from, long offset, long bytes) {
    return new ArchiveException(
        "pointer leads out of the archive: offset="
            + offset
            + " bytes="
            + bytes
            + " size="
            + archive.byteSize(),
        from);
  }

  /// A number of elements that Java can index.
  ///
  /// @param at position of the count
  public static int count(long count, long at) {
    if (count > Integer.MAX_VALUE) {
      throw tooMany(count, at);
    }
    return (int) count;
  }

  private static ArchiveException tooMany(long count, long at) {
    return new ArchiveException("too many elements: count=" + count, at);
  }
}
