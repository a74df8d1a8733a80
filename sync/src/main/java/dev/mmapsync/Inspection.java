package dev.mmapsync;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What is at a prefix at one moment. The parts are looked at one after the other: while somebody
/// writes they may not belong together.
///
/// @param prefix what was looked at
/// @param version what is published, if anything is
/// @param state the state file
/// @param data the two data files
/// @param readers how many readers are counted on each data file, as unsigned 32 bits. Those with
///   slots are in the registry
/// @param writeLock whether a writer has the lock
/// @param checksum whether the bytes of the published archive have the checksum of its version
/// @param registry the reader slots; empty if there are none, or this process cannot use them
/// @param registryProblem why there is a registry that cannot be used: writers that keep one will
///   say the same, readers register by counters
public record Inspection(
    Path prefix,
    Optional<InstanceVersion> version,
    FileStatus state,
    List<FileStatus> data,
    List<Integer> readers,
    Lock writeLock,
    ChecksumVerdict checksum,
    Optional<RegistryInspection> registry,
    Optional<String> registryProblem) {

  /// One file.
  ///
  /// @param path where it is, or would be
  /// @param exists whether there is one
  /// @param size in bytes; 0 if there is none
  /// @param permissions such as `rw-r-----`; empty if there is none
  public record FileStatus(Path path, boolean exists, long size, String permissions) {}

  /// A writer's lock, as far as this process can see.
  public enum Lock {
    /// No writer has it.
    FREE,
    /// A writer has it.
    HELD,
    /// The system does not tell.
    UNKNOWN
  }

  /// Whether bytes and version belong together.
  public enum ChecksumVerdict {
    /// They do, by wyhash.
    RIGHT,
    /// They do not. Another checksum than wyhash, or a writer at work, looks like that, too.
    WRONG,
    /// There is nothing to compare.
    UNKNOWN
  }
}
