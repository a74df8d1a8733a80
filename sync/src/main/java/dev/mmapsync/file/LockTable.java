package dev.mmapsync.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The locks that the kernel lists, so that one can look without taking: a lock that is tried,
/// however briefly, can turn away a writer that starts at that moment.
public final class LockTable {
  private static final Path LOCKS = Path.of("/proc/locks");

  private LockTable() {}

  /// Whether somebody has `flock`ed the file at `path`; empty if the system does not tell. A
  /// process in another PID namespace may not be listed.
  public static Optional<Boolean> isLocked(Host host, Path path) throws IOException {
    var status = host.status(path);
    if (status.isEmpty()) {
      return Optional.of(false);
    }
    if (host instanceof PortableHost || !Files.isReadable(LOCKS)) {
      return Optional.empty();
    }
    return isLocked(Files.readAllLines(LOCKS), status.get().identity());
  }

  /// Some file systems (btrfs, overlayfs) have another device in the table than in the status of
  /// their files: then a lock on the same inode elsewhere may be the one, or not.
  static Optional<Boolean> isLocked(List<String> table, FileIdentity identity) {
    var inode = ":" + identity.inode() + " ";
    var file =
        " %02x:%02x%s".formatted(identity.device() >>> 32, identity.device() & 0xFFFFFFFFL, inode);
    var locks = table.stream().filter(line -> line.contains(" FLOCK ")).toList();
    if (locks.stream().anyMatch(line -> line.contains(file))) {
      return Optional.of(true);
    }
    return locks.stream().anyMatch(line -> line.contains(inode))
        ? Optional.empty()
        : Optional.of(false);
  }
}
