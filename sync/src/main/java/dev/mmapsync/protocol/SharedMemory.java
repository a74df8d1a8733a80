package dev.mmapsync.protocol;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// All of memory as one constant segment, and how to say where a word is so that its access needs
/// no check.
///
/// An access through a `VarHandle` checks that its address is a multiple of the word's size and not
/// negative: two branches each, a dozen times in a read. A compiler that sees an address come from
/// a shift to the left and a mask knows both, and leaves them out. So an object keeps the *place*
/// of its words, their address by [#UNIT], and makes the address of it where it needs it.
///
/// Whoever uses it makes sure that the memory stays mapped: by a reference to its owner, and a
/// `reachabilityFence` behind each access.
final class SharedMemory {
  static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
  static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  @SuppressWarnings("restricted")
  static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private static final int SHIFT = 3;

  /// What the address of a place is a multiple of.
  static final long UNIT = 1L << SHIFT;

  /// More than any processor can address, and small enough that an offset can be added.
  private static final long PLACES = (1L << 58) - 1;

  private SharedMemory() {}

  /// The place at `address`, a multiple of [#UNIT].
  static long place(long address) {
    return address >>> SHIFT;
  }

  /// The address of a place.
  static long at(long place) {
    return (place & PLACES) << SHIFT;
  }
}
