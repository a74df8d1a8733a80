package dev.mmapsync;

/// Whether a write waits for the disk.
public enum Durability {
  /// It does not: sharing memory needs no disk. What is published survives every process, not the
  /// machine.
  NONE,

  /// Data, then state, then the folder of a new file are flushed before the write returns.
  DISK
}
