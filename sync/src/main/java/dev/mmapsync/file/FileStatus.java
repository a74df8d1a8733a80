package dev.mmapsync.file;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/// What the file system says of a file at one moment.
///
/// @param identity which file it is
/// @param size in bytes
/// @param allocated bytes that have blocks; less than `size` where the file has holes
/// @param regular whether it is a regular file: no folder, link, device or pipe
/// @param permissions who may do what
public record FileStatus(
    FileIdentity identity,
    long size,
    long allocated,
    boolean regular,
    Set<PosixFilePermission> permissions) {

  /// This, of a regular file.
  ///
  /// @param path its name
  /// @throws UnusableFileException if it is something else
  FileStatus requireRegular(Path path) throws UnusableFileException {
    if (!regular) {
      throw new UnusableFileException(path, "not a regular file: file=" + path);
    }
    return this;
  }

  /// Whether a store somewhere in the first `length` bytes could need a block that the disk does
  /// not have.
  boolean mayHaveHoles() {
    return allocated < size;
  }
}
