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

  private final long kernel;

  private LinuxBarrier(long kernel) {
    this.kernel = kernel;
  }

  /// The one of this kernel, or [Barrier#NONE] if this process cannot use it, or is told not to.
  static Barrier find() {
    long kernel = kernelThatHasIt();
    return kernel == NO_KERNEL ? NONE : new LinuxBarrier(kernel);
  }

  private static long kernelThatHasIt() {
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
    return kernel;
  }

  @Override
  public boolean join() {
    return MemoryBarrier.register();
  }

  /// A tour of this process changes nothing for its own threads, so they get barriers of their own,
  /// which need none.
  @Override
  public boolean reach() {
    return MemoryBarrier.registerHere() && ProcessorTour.make();
  }

  @Override
  public boolean issue() {
    return MemoryBarrier.issueHere() && MemoryBarrier.issue();
  }

  @Override
  public boolean issueHere() {
    return MemoryBarrier.issueHere();
  }
}
