package dev.mmapsync;

import dev.mmapsync.protocol.ReaderSlot;
import org.jspecify.annotations.Nullable;

/// A slot that a thread has just entered.
///
/// @param slot which one
/// @param hold what it holds
record Entered<V>(ClaimedSlot<V> slot, long hold) {

  /// Enters data index `index` of `slot`.
  ///
  /// @return null if it is in use, or was given back
  static <V> @Nullable Entered<V> tryOf(ClaimedSlot<V> slot, int index) {
    long hold = slot.tryEnter(index);
    return hold == ReaderSlot.NOT_ENTERED ? null : new Entered<>(slot, hold);
  }
}
