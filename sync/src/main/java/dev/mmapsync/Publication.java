package dev.mmapsync;

import dev.mmapsync.protocol.StateWords;
import dev.mmapsync.protocol.VersionWord;
import java.lang.foreign.MemorySegment;

/// One version as a reader sees it: made once when the reader switches, shared by all of its
/// snapshots.
///
/// @param words where its readers are registered
/// @param version the version word, never 0
/// @param bytes the archive, read-only; it keeps the data file mapped
/// @param value the view of its root
record Publication<V>(StateWords words, long version, MemorySegment bytes, V value) {

  /// Gives back one registration.
  void leave() {
    words.leave(VersionWord.index(version)); // pairs with the enter of Acquire
  }
}
