package dev.mmapsync;

/// What is checked of an archive: by a reader whenever it switches to another version, by a writer
/// before it publishes.
public enum Verification {
  /// Nothing.
  NONE,

  /// That the checksum of the bytes is that of the version, 24 bits of it. For a writer the same as
  /// [#NONE]: it has just made it.
  CHECKSUM,

  /// That the archive is well-formed, by the `check` of its [dev.mmapsync.archive.ArchiveType].
  STRUCTURE
}
