package dev.mmapsync.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// A data file as a reader has it mapped: read-only, until nobody can reach the mapping any more.
///
/// Nothing on the path of a read unmaps: the garbage collector does once neither reader, snapshot
/// nor view refers to it.
///
/// @param identity which file it is
/// @param memory all of the file at the time of mapping
public record DataMapping(FileIdentity identity, MemorySegment memory) {

  /// Maps the file at `path`.
  ///
  /// @param size what its version says, in bytes
  /// @throws UnusableFileException if it is shorter, or no regular file
  public static DataMapping open(Host host, Path path, long size) throws IOException {
    try (var file = host.open(path, Host.Access.READ)) {
      var status = requireUsable(path, file.status(), size);
      return new DataMapping(status.identity(), file.map(status.size(), Arena.ofAuto()));
    }
  }

  /// This mapping, or a new one if the name `path` leads to another file by now or the mapping is
  /// too short.
  ///
  /// @param size what the version says, in bytes
  public DataMapping reopened(Host host, Path path, long size) throws IOException {
    var status = host.status(path);
    if (status.isEmpty() || !status.get().identity().equals(identity)) {
      return open(host, path, size);
    }
    requireUsable(path, status.get(), size);
    return memory.byteSize() >= size ? this : open(host, path, size);
  }

  private static FileStatus requireUsable(Path path, FileStatus status, long size)
      throws UnusableFileException {
    if (!status.regular()) {
      throw new UnusableFileException(path, "not a regular file: file=" + path);
    }
    if (status.size() < size) {
      throw new UnusableFileException(
          path, "shorter than its version says: size=" + status.size() + " wanted=" + size);
    }
    return status;
  }
}
