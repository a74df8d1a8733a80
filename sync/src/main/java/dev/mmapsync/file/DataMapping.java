package dev.mmapsync.file;

import dev.mmapsync.protocol.PublicationRecord;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// A data file as a reader has it mapped: read-only, until nobody can reach the mapping any more.
///
/// Nothing on the path of a read unmaps: the garbage collector does once neither reader, snapshot
/// nor view refers to it. The space of a file that has lost its name can be given back before, see
/// [#release].
///
/// For any thread.
public final class DataMapping {
  private final FileIdentity identity;
  private final MemorySegment memory;

  /// Set before the slots are looked at that may use it; looked at by whoever wants to, behind
  /// saying so in his slot.
  private volatile boolean retired;

  private DataMapping(FileIdentity identity, MemorySegment memory) {
    this.identity = identity;
    this.memory = memory;
  }

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
    return covers(size) ? this : open(host, path, size);
  }

  private static FileStatus requireUsable(Path path, FileStatus status, long size)
      throws UnusableFileException {
    if (status.requireRegular(path).size() < size) {
      throw new UnusableFileException(
          path, "shorter than its version says: size=" + status.size() + " wanted=" + size);
    }
    return status;
  }

  /// Whether all of an archive of `size` bytes is mapped.
  public boolean covers(long size) {
    return memory.byteSize() >= size;
  }

  /// All of the file at the time of mapping.
  public MemorySegment memory() {
    return memory;
  }

  /// Whether one of two records names this file.
  public boolean isNamedBy(PublicationRecord first, PublicationRecord second) {
    return isNamedBy(first) || isNamedBy(second);
  }

  /// Whether `record` names this file.
  public boolean isNamedBy(PublicationRecord record) {
    return identity.device() == record.device() && identity.inode() == record.inode();
  }

  /// Says that nobody is to use this mapping from now on who does not yet.
  public void retire() {
    retired = true;
  }

  /// Whether it may no longer be used by who does not yet.
  public boolean isRetired() {
    return retired;
  }

  /// Gives back the disk space of a retired mapping that no snapshot of this process uses. Who
  /// reads here nevertheless, through a view of a snapshot that is closed, reads zeros.
  public void release(Host host) {
    host.release(memory);
  }
}
