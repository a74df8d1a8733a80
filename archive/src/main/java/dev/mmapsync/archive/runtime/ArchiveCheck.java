package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import dev.mmapsync.archive.layout.Utf8;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;

/// One check of an archive, with the verdicts of rkyv 0.7.46's `check_archived_root`.
///
/// Objects are claimed in the order in which they are checked, from a range `[low, high)` that only
/// shrinks: what is checked later lies behind what was checked before, and what an object refers to
/// lies before the object. So no two objects overlap, and the check ends.
///
/// For one thread. For generated code.
public final class ArchiveCheck {
  private final MemorySegment archive;
  private final long size;
  private final long base;
  private final Map<Long, Codec<?, ?>> shared = new HashMap<>();
  private long low;
  private long high;
  private int depth;

  private ArchiveCheck(MemorySegment archive) {
    this.archive = archive;
    this.size = archive.byteSize();
    // Memory on the heap has no address that means anything: taken as fully aligned.
    this.base = archive.isNative() ? archive.address() : 0;
    this.high = size;
  }

  /// Checks an archive whose root is an object of `root`.
  ///
  /// @throws ArchiveException at the first thing that is wrong
  public static void run(Codec<?, ?> root, MemorySegment archive) {
    ArchiveCheck check = new ArchiveCheck(archive);
    try {
      long bytes = root.size();
      long at = check.open(0, check.size - bytes, bytes, root.align());
      root.check(check, at);
    } catch (StackOverflowError e) {
      throw Contents.tooDeep(e);
    } catch (InternalError e) {
      throw new ArchiveException("the file was cut off while it was being checked", e);
    }
  }

  /// What is being checked.
  public MemorySegment archive() {
    return archive;
  }

  /// The end of the range, to be handed to [#close] after an [#open].
  public long limit() {
    return high;
  }

  /// Claims what a pointer leads to; its own pointers are checked next, and then comes [#close].
  ///
  /// @param from what the offset counts from
  /// @param offset what the pointer holds
  /// @param bytes the size of its target
  /// @param align the alignment of its target
  /// @return where the target lies
  public long open(long from, long offset, long bytes, long align) {
    return claim(from, locate(from, offset, bytes, align), bytes);
  }

  /// Where a pointer leads to, which lies within the archive.
  long locate(long from, long offset, long bytes, long align) {
    long target = from + offset;
    if (target < 0 || target > size || bytes > size - target) {
      throw error("pointer leads out of the archive", from, offset, bytes);
    }
    if ((base & (align - 1)) != 0 || (target & (align - 1)) != 0) {
      throw error("pointer is not aligned to " + align, from, offset, bytes);
    }
    return target;
  }

  /// Refuses a target that is not in the range.
  void requireFree(long from, long target, long bytes) {
    if (target < low || bytes > high - target || (bytes == 0 ? target > high : target >= high)) {
      throw error(
          "objects overlap or are out of order, expected in " + low + ".." + high,
          from,
          target - from,
          bytes);
    }
  }

  private long claim(long from, long target, long bytes) {
    requireFree(from, target, bytes);
    if (++depth > Walk.MAX_DEPTH) {
      throw error("nested too deeply, limit " + Walk.MAX_DEPTH, from, target - from, bytes);
    }
    high = target;
    return target;
  }

  /// Ends what [#open] began.
  ///
  /// @param end where the target ends: what comes later lies behind it
  /// @param limit what [#limit] was before
  public void close(long end, long limit) {
    low = end;
    high = limit;
    depth--;
  }

  /// Narrows the range to what lies between `start` and `end`, for what the object at `end` refers
  /// to.
  ///
  /// @return what is to be handed to [#closeBefore]
  long openBefore(long start, long end) {
    long before = low;
    low = start;
    high = end;
    return before;
  }

  /// Ends what [#openBefore] began: what comes later lies before all that was claimed.
  void closeBefore(long before) {
    high = low;
    low = before;
  }

  /// Checks the shared pointer at `at`: its target belongs to the first pointer that leads there,
  /// and those that come later must know it as the same type.
  void checkShared(long at, Codec<?, ?> type) {
    long bytes = type.size();
    long target = locate(at, Bytes.offset(archive, at), bytes, type.align());
    Codec<?, ?> known = shared.putIfAbsent(target, type);
    if (known == null) {
      long limit = high;
      claim(at, target, bytes);
      type.check(this, target);
      close(target + bytes, limit);
    } else if (!known.equals(type) && !Description.of(known).equals(Description.of(type))) {
      throw new ArchiveException("shared value is used as another type", at);
    }
  }

  private static ArchiveException error(String what, long from, long offset, long bytes) {
    return new ArchiveException(what + ": offset=" + offset + " bytes=" + bytes, from);
  }

  /// Checks a boolean.
  public void checkBoolean(long at) {
    checkTag(at, Bytes.getByte(archive, at) & 0xFF, 2);
  }

  /// Checks which variant of `count` it is.
  ///
  /// @param tag what is written at `at`
  public void checkTag(long at, int tag, int count) {
    if (tag >= count) {
      throw new ArchiveException("no such variant: tag=" + tag + " variants=" + count, at);
    }
  }

  /// Checks a Unicode scalar value.
  public void checkCodePoint(long at) {
    int value = Bytes.getInt(archive, at);
    if (Integer.compareUnsigned(value, Character.MAX_CODE_POINT) > 0
        || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
      throw new ArchiveException(
          "not a Unicode scalar value: value=" + Integer.toUnsignedString(value), at);
    }
  }

  /// Checks `length` bytes of text.
  void checkText(long at, long length) {
    long malformed = Utf8.malformedAt(archive, at, length);
    if (malformed >= 0) {
      throw new ArchiveException("not UTF-8", at + malformed);
    }
  }
}
