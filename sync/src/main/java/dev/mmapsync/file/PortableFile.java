package dev.mmapsync.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// An open file through `java.nio`.
///
/// The system drops a process's record locks on a file when *any* of its descriptors for that file
/// is closed, and readers close theirs. So the lock is one on a file of its own beside it, which
/// only writers open, and a writer only when no other writer of this process has it.
final class PortableFile implements OpenFile {
  private static final int ZEROS = 1 << 16;
  private static final Set<Path> LOCKED_HERE = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;
  private final Host.Access access;
  private @Nullable FileChannel lock;
  private @Nullable Path lockName;

  PortableFile(Path path, FileChannel channel, Host.Access access) {
    this.path = path;
    this.channel = channel;
    this.access = access;
  }

  @Override
  public Path path() {
    return path;
  }

  /// `java.nio` says who a file is only by its name; between opening and asking it may have been
  /// replaced.
  @Override
  public FileStatus status() throws IOException {
    var named = statusOf(path);
    return new FileStatus(
        named.identity(), channel.size(), channel.size(), named.regular(), named.permissions());
  }

  static FileStatus statusOf(Path path) throws IOException {
    var basic = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    var views = path.getFileSystem().supportedFileAttributeViews();
    Set<PosixFilePermission> permissions =
        views.contains("posix")
            ? Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)
            : Set.of();
    return new FileStatus(
        identityOf(path, basic), basic.size(), basic.size(), basic.isRegularFile(), permissions);
  }

  /// Where the system has no inode numbers, a file that was replaced is known by its time of
  /// creation.
  private static FileIdentity identityOf(Path path, BasicFileAttributes basic) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return new FileIdentity(0, basic.creationTime().toMillis());
    }
    var unix = Files.readAttributes(path, "unix:dev,ino", LinkOption.NOFOLLOW_LINKS);
    return unix.get("dev") instanceof Long device && unix.get("ino") instanceof Long inode
        ? new FileIdentity(device, inode)
        : new FileIdentity(0, basic.creationTime().toMillis());
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public boolean tryLock(Path name) throws IOException {
    var file = lockFile(name);
    if (!LOCKED_HERE.add(file)) {
      return false;
    }
    lockName = file;
    try {
      lock = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock.tryLock() != null) {
        return true;
      }
    } catch (IOException | RuntimeException e) {
      unlock();
      throw e;
    }
    unlock();
    return false;
  }

  /// One name for one file, whatever links lead to its folder: to open it again and close it would
  /// give away the lock of another writer of this process.
  private static Path lockFile(Path name) throws IOException {
    var lock = PrefixFiles.lockOf(name).toAbsolutePath();
    var folder = lock.getParent();
    return folder == null ? lock : folder.toRealPath().resolve(lock.getFileName());
  }

  private void unlock() throws IOException {
    var locking = lock;
    lock = null;
    try {
      if (locking != null) {
        locking.close();
      }
    } finally {
      if (lockName != null) {
        LOCKED_HERE.remove(lockName);
        lockName = null;
      }
    }
  }

  /// `java.nio` has locks of processes only, and none that survive another close in the process.
  @Override
  public boolean tryLockByte(long offset) {
    throw new UnsupportedOperationException("no locks of open files: file=" + path);
  }

  @Override
  public void unlockByte(long offset) {
    throw new UnsupportedOperationException("no locks of open files: file=" + path);
  }

  @Override
  public boolean isByteLocked(long offset) {
    throw new UnsupportedOperationException("no locks of open files: file=" + path);
  }

  @Override
  public MemorySegment map(long size, Arena arena) throws IOException {
    var mode =
        access == Host.Access.READ ? FileChannel.MapMode.READ_ONLY : FileChannel.MapMode.READ_WRITE;
    if (channel.size() < size) {
      throw new UnusableFileException(path, "shorter than its mapping: size=" + channel.size());
    }
    return channel.map(mode, 0, size, arena);
  }

  /// Writing zeros is the one way to have blocks; those that are there already stay as they are.
  @Override
  public void reserve(long from, long size) throws IOException {
    var zeros = ByteBuffer.allocateDirect(Math.clamp(size - channel.size(), 1, ZEROS));
    try {
      for (long at = channel.size(); at < size; ) {
        zeros.clear().limit((int) Math.min(zeros.capacity(), size - at));
        at += channel.write(zeros, at);
      }
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      var failure = new NoSpaceLeftException(path, size, String.valueOf(e.getMessage()));
      failure.initCause(e);
      throw failure;
    }
  }

  @Override
  public void resize(long size) throws IOException {
    if (channel.size() > size) {
      channel.truncate(size);
    } else {
      reserve(channel.size(), size);
    }
  }

  @Override
  public void force() throws IOException {
    channel.force(true);
  }

  @Override
  public void close() {
    try (channel) {
      unlock();
    } catch (IOException e) {
      // Nothing is left to do about a descriptor that is gone.
    }
  }
}
