package dev.mmapsync;

/// What became of the bytes of a snapshot while it was open.
public enum Fate {
  /// They are those of its version, all of them.
  INTACT,

  /// The grace of a writer was over, and it overwrote them or is about to: what was read may be of
  /// two versions.
  EVICTED,

  /// Nobody can tell: a writer without a registry came by, or the snapshot was registered by a
  /// counter. They are right if all graces were longer than the snapshot was held.
  UNKNOWN
}
