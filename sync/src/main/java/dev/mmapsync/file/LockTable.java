package dev.mmapsync.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    var end = file(status.get().identity());
    return Optional.of(
        Files.readAllLines(LOCKS).stream()
            .anyMatch(line -> line.contains(" FLOCK ") && line.contains(end)));
  }

  /// How the table names a file: device in hexadecimal, inode in decimal digits.
  private static String file(FileIdentity identity) {
    return " %02x:%02x:%d "
        .formatted(identity.device() >>> 32, identity.device() & 0xFFFFFFFFL, identity.inode());
  }
}
