package dev.mmapsync;

/// Whether a writer makes sure that it is the only one.
public enum WriteLock {
  /// It takes `flock` on the state file at its first write, as `SingleWriter` of the Rust crate
  /// does, and keeps it until it is closed or its process ends. A second writer gets a
  /// [WriteLockException] and may try again: that is a standby.
  SINGLE_WRITER,

  /// It takes no lock: something else sees to it that there is never a second writer.
  DISABLED
}
