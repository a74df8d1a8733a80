package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;

/// Where the runs of an archived hash table lie: all of them within the archive, or this object is
/// not made. See [HashSlots] for what they hold.
///
/// What a view is made of, and made before it: the constructor of a view does nothing but store.
/// Loads from an archive are much machine code, and the compiler takes no method into others that
/// it once compiled to more than 2,500 bytes (`InlineSmallCode`). The constructors of a view were
/// that large, and then each view was an object.
///
/// For any number of threads. For codecs.
public final class HashRuns {
  private static final long TAIL_BY_SLOT_AT = 4;
  private static final long TAIL_BY_INDEX_AT = 8;

  /// In place of pivots, where there are none.
  private static final long NONE = -1;

  final MemorySegment archive;
  final int count;
  final long stride;
  final long displacements;
  final long pivots;
  final long entries;

  private HashRuns(
      MemorySegment archive,
      int count,
      long stride,
      long displacements,
      long pivots,
      long entries) {
    this.archive = archive;
    this.count = count;
    this.stride = stride;
    this.displacements = displacements;
    this.pivots = pivots;
    this.entries = entries;
  }

  /// Those of the table whose twelve bytes lie at `at`, with entries of `stride` bytes.
  ///
  /// @throws ArchiveException if one of them does not lie within the archive
  public static HashRuns bySlot(MemorySegment archive, long at, long stride) {
    long head = Bytes.getLong(archive, at);
    long tail = Bytes.getLong(archive, at + TAIL_BY_SLOT_AT);
    long count = head & 0xFFFFFFFFL;
    return new HashRuns(
        archive,
        Pointers.count(count, at),
        stride,
        displacements(archive, at, head),
        NONE,
        second(archive, at + TAIL_BY_SLOT_AT, tail, count, stride));
  }

  /// Those of the table whose sixteen bytes lie at `at`, with entries of `stride` bytes.
  ///
  /// @throws ArchiveException if one of them does not lie within the archive
  public static HashRuns byIndex(MemorySegment archive, long at, long stride) {
    long head = Bytes.getLong(archive, at);
    long tail = Bytes.getLong(archive, at + TAIL_BY_INDEX_AT);
    long count = head & 0xFFFFFFFFL;
    long from = at + TAIL_BY_INDEX_AT;
    return new HashRuns(
        archive,
        Pointers.count(count, at),
        stride,
        displacements(archive, at, head),
        Pointers.target(archive, from, Bytes.offsetOf(tail), count, Integer.BYTES),
        second(archive, from, tail, count, stride));
  }

  private static long displacements(MemorySegment archive, long at, long head) {
    return second(archive, at, head, head & 0xFFFFFFFFL, Integer.BYTES);
  }

  /// Where the pointer leads that is the second half of a word at `at`.
  private static long second(MemorySegment archive, long at, long word, long count, long size) {
    return Pointers.target(archive, at + Integer.BYTES, word >> Integer.SIZE, count, size);
  }
}
