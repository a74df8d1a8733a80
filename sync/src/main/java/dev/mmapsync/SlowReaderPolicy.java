package dev.mmapsync;

/// What a writer does when readers still hold the snapshot that is in its way and the grace is
/// over.
///
/// A reader with a slot that is dead is never waited for. A counter does not tell a dead reader
/// from a slow one.
public enum SlowReaderPolicy {
  /// Overwrite it. A reader with a slot finds out ([Snapshot#fate]); counters are set to zero, and
  /// [WriteResult#readersReset] says so: "never torn" holds for them for as long as it does not.
  EVICT,

  /// Write nothing and throw [ReadersBusyException]. One dead reader that registered by a counter
  /// stops all further writes, until the state file is made anew.
  FAIL,

  /// Do not wait for readers with a slot: a new file takes the place of the one that they hold, and
  /// they keep the old one, whole, for as long as they like. Costs its space on the disk
  /// ([WriteResult#detachedBytes]); [WriterOptions#detachAtMost] bounds that. Counters are waited
  /// for, and set to zero after the grace.
  ///
  /// Only for prefixes that nobody uses but this library: the Rust crate does not look for a new
  /// file.
  DETACH
}
