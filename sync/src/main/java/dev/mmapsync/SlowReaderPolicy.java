package dev.mmapsync;

/// What a writer does when readers still hold the snapshot that is in its way and the grace is
/// over.
///
/// A counter does not tell a dead reader from a slow one.
public enum SlowReaderPolicy {
  /// Forget them and write: [WriteResult#readersReset] says so. "Never torn" holds for as long as
  /// it does not.
  EVICT,

  /// Write nothing and throw [ReadersBusyException]. One dead reader stops all further writes,
  /// until the state file is made anew.
  FAIL
}
