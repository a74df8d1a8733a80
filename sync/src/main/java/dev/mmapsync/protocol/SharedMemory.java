package dev.mmapsync.protocol;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;

/// All of memory as one constant segment, and how to say where a word is so that its access needs
/// no check.
///
/// An access through a `VarHandle` checks that its address is a multiple of the word's size and not
/// negative: two branches each, a dozen times in a read. A compiler that sees an address come from
/// a shift to the right and one to the left knows both, and leaves them out. So an object keeps the
/// *place* of its words, and makes the address of it where it needs it.
///
/// Whoever uses it makes sure that the memory stays mapped: by a reference to its owner, and a
/// `reachabilityFence` behind each access.
final class SharedMemory {
  static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
  static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  @SuppressWarnings("restricted")
  static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  /// The address of a place is a multiple of 8.
  private static final int ALIGNMENT = 3;

  /// Addresses are shorter than 61 bits, so that an offset can be added.
  private static final int UNUSED = 3;

  private SharedMemory() {}

  /// The place at `address`, a multiple of 8.
  static long place(long address) {
    return address << UNUSED;
  }

  /// The address of a place.
  static long at(long place) {
    return (place >>> (UNUSED + ALIGNMENT)) << ALIGNMENT;
  }
}
