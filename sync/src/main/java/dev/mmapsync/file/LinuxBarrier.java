package dev.mmapsync.file;

import dev.mmapsync.os.MemoryBarrier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// `membarrier(2)`. The kernel is told from others by the id of its boot: a file that was written
/// before, or by another kernel that shares its memory, is not one whose writers reach us.
final class LinuxBarrier implements Barrier {
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

  private static final long KERNEL = find();

  private static long find() {
    if (!Boolean.parseBoolean(System.getProperty(Host.BARRIER_PROPERTY, "true"))) {
      return NO_KERNEL;
    }
    try {
      return MemoryBarrier.isAvailable() ? bootId() : NO_KERNEL;
    } catch (LinkageError e) {
      return NO_KERNEL; // the C library has no way to call it
    }
  }

  private static long bootId() {
    try {
      var id = UUID.fromString(Files.readString(BOOT_ID).strip());
      return id.getMostSignificantBits() ^ id.getLeastSignificantBits();
    } catch (IOException | IllegalArgumentException e) {
      return NO_KERNEL;
    }
  }

  @Override
  public long kernel() {
    return KERNEL;
  }

  @Override
  public boolean join() {
    return KERNEL != NO_KERNEL && MemoryBarrier.register();
  }

  /// A tour of this process changes nothing for its own threads, so they get barriers of their own,
  /// which need none.
  @Override
  public boolean reach() {
    return KERNEL != NO_KERNEL && MemoryBarrier.registerHere() && ProcessorTour.make();
  }

  @Override
  public boolean issue() {
    return KERNEL != NO_KERNEL && MemoryBarrier.issueHere() && MemoryBarrier.issue();
  }

  @Override
  public boolean issueHere() {
    return KERNEL != NO_KERNEL && MemoryBarrier.issueHere();
  }
}
