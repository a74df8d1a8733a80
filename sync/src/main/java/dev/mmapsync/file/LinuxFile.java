package dev.mmapsync.file;

import dev.mmapsync.os.Errno;
import dev.mmapsync.os.LinuxCalls;
import dev.mmapsync.os.LinuxException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// An open file of Linux: its own descriptor from `open(2)`, so that its lock is that of the Rust
/// crate.
final class LinuxFile implements OpenFile {
  private static final int CLOSED = -1;

  /// So much is reserved at a time. On tmpfs, before Linux 6.11, any signal undoes all that the
  /// call has done so far: with those of a profiler one for a gigabyte would begin anew for ever.
  private static final long RESERVE_CHUNK = 16L << 20;

  /// From this size on the kernel is asked for huge pages, where it has them for files.
  private static final long HUGE_PAGE = 2L << 20;

  private final Path path;
  private final Host.Access access;
  private int descriptor;
  private boolean locked;

  LinuxFile(Path path, int descriptor, Host.Access access) {
    this.path = path;
    this.descriptor = descriptor;
    this.access = access;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public FileStatus status() throws IOException {
    try {
      return LinuxHost.status(LinuxCalls.facts(descriptor));
    } catch (LinuxException e) {
      throw LinuxHost.failure(path, e);
    }
  }

  @Override
  public long size() throws IOException {
    return status().size();
  }

  @Override
  public boolean tryLock(Path name) throws IOException {
    try {
      locked = LinuxCalls.lock(descriptor);
      return locked;
    } catch (LinuxException e) {
      throw LinuxHost.failure(path, e);
    }
  }

  @Override
  public boolean tryLockByte(long offset) throws IOException {
    try {
      return LinuxCalls.lockByte(descriptor, offset);
    } catch (LinuxException e) {
      throw LinuxHost.failure(path, e);
    }
  }

  @Override
  public void unlockByte(long offset) throws IOException {
    try {
      LinuxCalls.unlockByte(descriptor, offset);
    } catch (LinuxException e) {
      throw LinuxHost.failure(path, e);
    }
  }

  @Override
  public boolean isByteLocked(long offset) throws IOException {
    try {
      return LinuxCalls.isByteLocked(descriptor, offset);
    } catch (LinuxException e) {
      throw LinuxHost.failure(path, e);
    }
  }

  @Override
  @SuppressWarnings("restricted")
  public MemorySegment map(long size, Arena arena) throws IOException {
    int protection =
        access == Host.Access.READ
            ? LinuxCalls.PROT_READ
            : LinuxCalls.PROT_READ | LinuxCalls.PROT_WRITE;
    long address = mapOrCollect(size, protection);
    if (size >= HUGE_PAGE) {
      LinuxCalls.advise(address, size, LinuxCalls.MADV_HUGEPAGE);
    }
    var segment =
        MemorySegment.ofAddress(address)
            .reinterpret(size, arena, mapping -> LinuxCalls.unmap(mapping.address(), size));
    return access == Host.Access.READ ? segment.asReadOnly() : segment;
  }

  /// Mappings of readers are removed by the garbage collector; it may be late when there are too
  /// many.
  private long mapOrCollect(long size, int protection) throws IOException {
    try {
      return LinuxCalls.map(descriptor, size, protection);
    } catch (LinuxException e) {
      if (e.errno() != Errno.ENOMEM) {
        throw LinuxHost.failure(path, e);
      }
    }
    System.gc();
    try {
      return LinuxCalls.map(descriptor, size, protection);
    } catch (LinuxException e) {
      throw LinuxHost.failure(path, e);
    }
  }

  @Override
  public void reserve(long from, long size) throws IOException {
    try {
      for (long at = from; at < size; at += RESERVE_CHUNK) {
        LinuxCalls.allocate(descriptor, at, Math.min(RESERVE_CHUNK, size - at));
      }
    } catch (LinuxException e) {
      switch (e.errno()) {
        case Errno.EOPNOTSUPP, Errno.ENOSYS -> writeZeros(size);
        case Errno.ENOSPC, Errno.EDQUOT, Errno.EFBIG -> throw noSpace(size, e);
        default -> throw LinuxHost.failure(path, e);
      }
    }
  }

  /// For file systems that cannot reserve: whatever has been written has its blocks.
  private void writeZeros(long size) throws IOException {
    try (var arena = Arena.ofConfined()) {
      long at = status().size();
      var zeros = arena.allocate(Math.clamp(size - at, 1, HUGE_PAGE));
      while (at < size) {
        var chunk = zeros.asSlice(0, Math.min(zeros.byteSize(), size - at));
        at += LinuxCalls.write(descriptor, chunk, at);
      }
    } catch (LinuxException e) {
      throw e.errno() == Errno.ENOSPC || e.errno() == Errno.EDQUOT || e.errno() == Errno.EFBIG
          ? noSpace(size, e)
          : LinuxHost.failure(path, e);
    }
  }

  private NoSpaceLeftException noSpace(long size, LinuxException cause) {
    var failure = new NoSpaceLeftException(path, size, String.valueOf(cause.getMessage()));
    failure.initCause(cause);
    return failure;
  }

  @Override
  public void resize(long size) throws IOException {
    try {
      LinuxCalls.truncate(descriptor, size);
    } catch (LinuxException e) {
      throw LinuxHost.failure(path, e);
    }
  }

  @Override
  public void force() throws IOException {
    try {
      LinuxCalls.sync(descriptor);
    } catch (LinuxException e) {
      throw LinuxHost.failure(path, e);
    }
  }

  /// The kernel keeps the open file, and so its lock, for as long as it is mapped: the lock is
  /// given back by itself.
  @Override
  public void close() {
    if (descriptor != CLOSED) {
      if (locked) {
        LinuxCalls.unlock(descriptor);
        locked = false;
      }
      LinuxCalls.close(descriptor);
      descriptor = CLOSED;
    }
  }
}
