package dev.mmapsync.os;

import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// `struct flock` of Linux on 64 bits: what kind of lock, on which bytes.
///
/// Source: `include/uapi/asm-generic/fcntl.h`, and `fcntl_locking(2)` for open-file-description
/// locks, which want a pid of 0.
final class ByteLockLayout {
  static final short READ = 0;
  static final short WRITE = 1;
  static final short UNLOCKED = 2;

  private static final long TYPE = 0;
  private static final long START = 8;
  private static final long LENGTH = START + Long.BYTES;
  private static final long SIZE = LENGTH + Long.BYTES + Long.BYTES;

  private ByteLockLayout() {}

  /// A lock of the byte at `offset`, counted from the start of the file.
  static MemorySegment allocate(Arena arena, short type, long offset) {
    var lock = arena.allocate(SIZE, Long.BYTES);
    lock.set(JAVA_SHORT, TYPE, type);
    lock.set(JAVA_LONG, START, offset);
    lock.set(JAVA_LONG, LENGTH, 1);
    return lock;
  }

  static short type(MemorySegment lock) {
    return lock.get(JAVA_SHORT, TYPE);
  }
}
