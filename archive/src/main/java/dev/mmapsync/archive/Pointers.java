package dev.mmapsync.archive;

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
    // No overflow: a count is below 2^32, and a type whose objects have 2 GiB has no archive.
    if (target < 0 || target > archive.byteSize() - count * size) {
      throw outside(archive, from, offset, count * size);
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
      throw new ArchiveException("too many elements: count=" + count, at);
    }
    return (int) count;
  }
}
