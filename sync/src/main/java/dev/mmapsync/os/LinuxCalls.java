package dev.mmapsync.os;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The system calls of Linux that the protocol needs and Java does not have.
///
/// Every call throws [LinuxException] with the error number when it fails; those that a signal can
/// interrupt are repeated. Loading this class throws [IllegalCallerException] where native access
/// is denied, and [UnsatisfiedLinkError] where the C library lacks a function. For any thread.
public final class LinuxCalls {
  /// Flags of [#open], as the generic ABI of Linux has them.
  public static final int O_RDONLY = 0;

  public static final int O_RDWR = 2;
  public static final int O_CREAT = 0100;
  public static final int O_EXCL = 0200;
  public static final int O_NONBLOCK = 04000;
  public static final int O_CLOEXEC = 02000000;

  /// Differs between architectures, see [Architecture].
  public static final int O_NOFOLLOW = Architecture.current().noFollow();

  public static final int PROT_READ = 1;
  public static final int PROT_WRITE = 2;
  public static final int MADV_HUGEPAGE = 14;

  private static final int MAP_SHARED = 1;
  private static final int MAP_PRIVATE = 2;
  private static final int MAP_FIXED = 0x10;
  private static final int MAP_ANONYMOUS = 0x20;
  private static final int F_OFD_GETLK = 36;
  private static final int F_OFD_SETLK = 37;
  private static final int LOCK_EX_NB = 2 | 4;
  private static final int LOCK_UN = 8;
  private static final int AT_FDCWD = -100;
  private static final int AT_SYMLINK_NOFOLLOW = 0x100;
  private static final int AT_EMPTY_PATH = 0x1000;
  private static final int RENAME_NOREPLACE = 1;
  private static final int STATX_BASIC_STATS = 0x7ff;

  private static final NativeCall OPEN =
      NativeCall.variadic("open", 2, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
  private static final NativeCall CLOSE =
      NativeCall.of("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle STATX =
      NativeCall.exact(
          "statx", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS));
  private static final NativeCall FLOCK =
      NativeCall.of("flock", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final NativeCall FCNTL =
      NativeCall.variadic("fcntl", 2, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
  private static final NativeCall FALLOCATE =
      NativeCall.of(
          "fallocate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG));
  private static final NativeCall FTRUNCATE =
      NativeCall.of("ftruncate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final NativeCall PWRITE =
      NativeCall.of(
          "pwrite", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG));
  private static final NativeCall FSYNC =
      NativeCall.of("fsync", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final NativeCall LINK =
      NativeCall.of("link", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
  private static final NativeCall RENAMEAT2 =
      NativeCall.of(
          "renameat2",
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
  private static final NativeCall MMAP =
      NativeCall.of(
          "mmap",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));
  private static final NativeCall MUNMAP =
      NativeCall.of("munmap", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG));
  private static final NativeCall MADVISE =
      NativeCall.of("madvise", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));

  private static final NativeCall SCHED_SETAFFINITY =
      NativeCall.of(
          "sched_setaffinity", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));

  private LinuxCalls() {}

  /// Opens the file at `path` and returns its descriptor; `permissions` count only with [#O_CREAT].
  public static int open(String path, int flags, int permissions) throws LinuxException {
    try (var arena = Arena.ofConfined()) {
      return (int) OPEN.untilNotInterrupted(arena, arena.allocateFrom(path), flags, permissions);
    }
  }

  /// Closes a descriptor. It is gone in any case, so a failure is of no use to anybody.
  public static void close(int descriptor) {
    try (var arena = Arena.ofConfined()) {
      CLOSE.call(arena, descriptor);
    } catch (LinuxException e) {
      // The descriptor is released even when close reports a failed write.
    }
  }

  /// What is known of the open file.
  public static FileFacts facts(int descriptor) throws LinuxException {
    return statx(descriptor, "", AT_EMPTY_PATH);
  }

  /// What is known of the file at `path`, which is not followed if it is a link.
  public static FileFacts facts(String path) throws LinuxException {
    return statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW);
  }

  /// Takes the exclusive lock of the open file: false if somebody else has it.
  public static boolean lock(int descriptor) throws LinuxException {
    try (var arena = Arena.ofConfined()) {
      FLOCK.untilNotInterrupted(arena, descriptor, LOCK_EX_NB);
      return true;
    } catch (LinuxException e) {
      if (e.errno() == Errno.EAGAIN) {
        return false;
      }
      throw e;
    }
  }

  /// Gives back the lock of the open file. Closing does not, for as long as a mapping refers to it.
  public static void unlock(int descriptor) {
    try (var arena = Arena.ofConfined()) {
      FLOCK.untilNotInterrupted(arena, descriptor, LOCK_UN);
    } catch (LinuxException e) {
      // Without a lock there is nothing to give back.
    }
  }

  /// Takes the lock of one byte of the open file, for this open file and no other: false if
  /// somebody else has it. It goes with the last descriptor and mapping of the open file.
  public static boolean lockByte(int descriptor, long offset) throws LinuxException {
    try (var arena = Arena.ofConfined()) {
      var lock = ByteLockLayout.allocate(arena, ByteLockLayout.WRITE, offset);
      FCNTL.untilNotInterrupted(arena, descriptor, F_OFD_SETLK, lock);
      return true;
    } catch (LinuxException e) {
      if (e.errno() == Errno.EAGAIN || e.errno() == Errno.EACCES) {
        return false;
      }
      throw e;
    }
  }

  /// Gives back the lock of one byte.
  public static void unlockByte(int descriptor, long offset) throws LinuxException {
    try (var arena = Arena.ofConfined()) {
      var lock = ByteLockLayout.allocate(arena, ByteLockLayout.UNLOCKED, offset);
      FCNTL.untilNotInterrupted(arena, descriptor, F_OFD_SETLK, lock);
    }
  }

  /// Whether somebody else has the lock of one byte. Its own locks an open file does not see.
  public static boolean isByteLocked(int descriptor, long offset) throws LinuxException {
    try (var arena = Arena.ofConfined()) {
      var lock = ByteLockLayout.allocate(arena, ByteLockLayout.READ, offset);
      FCNTL.untilNotInterrupted(arena, descriptor, F_OFD_GETLK, lock);
      return ByteLockLayout.type(lock) != ByteLockLayout.UNLOCKED;
    }
  }

  /// Reserves blocks for `length` bytes from `offset`, and extends the file to their end.
  public static void allocate(int descriptor, long offset, long length) throws LinuxException {
    try (var arena = Arena.ofConfined()) {
      FALLOCATE.untilNotInterrupted(arena, descriptor, 0, offset, length);
    }
  }

  /// Sets the length of the open file.
  public static void truncate(int descriptor, long size) throws LinuxException {
    try (var arena = Arena.ofConfined()) {
      FTRUNCATE.untilNotInterrupted(arena, descriptor, size);
    }
  }

  /// Writes at most all of `bytes`, a native segment, at `offset`, and returns how many were
  /// written.
  public static long write(int descriptor, MemorySegment bytes, long offset) throws LinuxException {
    try (var arena = Arena.ofConfined()) {
      return PWRITE.untilNotInterrupted(arena, descriptor, bytes, bytes.byteSize(), offset);
    }
  }

  /// Waits until content and length of the open file or folder are on disk.
  public static void sync(int descriptor) throws LinuxException {
    try (var arena = Arena.ofConfined()) {
      FSYNC.untilNotInterrupted(arena, descriptor);
    }
  }

  /// Gives the file at `existing` the further name `name`, which must be free.
  public static void link(String existing, String name) throws LinuxException {
    try (var arena = Arena.ofConfined()) {
      LINK.call(arena, arena.allocateFrom(existing), arena.allocateFrom(name));
    }
  }

  /// Gives the file at `from` the name `to`, which must be free.
  public static void renameWithoutReplacing(String from, String to) throws LinuxException {
    try (var arena = Arena.ofConfined()) {
      RENAMEAT2.call(
          arena,
          AT_FDCWD,
          arena.allocateFrom(from),
          AT_FDCWD,
          arena.allocateFrom(to),
          RENAME_NOREPLACE);
    }
  }

  /// Maps the first `size` bytes of the open file and returns the address.
  public static long map(int descriptor, long size, int protection) throws LinuxException {
    try (var arena = Arena.ofConfined()) {
      return MMAP.call(arena, 0L, size, protection, MAP_SHARED, descriptor, 0L);
    }
  }

  /// Puts memory of zeros, read-only and of no file, in the place of a mapping.
  public static void replaceByZeros(long address, long size) throws LinuxException {
    try (var arena = Arena.ofConfined()) {
      MMAP.call(arena, address, size, PROT_READ, MAP_PRIVATE | MAP_FIXED | MAP_ANONYMOUS, -1, 0L);
    }
  }

  /// Removes a mapping.
  public static void unmap(long address, long size) {
    try (var arena = Arena.ofConfined()) {
      MUNMAP.call(arena, address, size);
    } catch (LinuxException e) {
      throw new AssertionError("a mapping of our own cannot be removed", e);
    }
  }

  /// Gives the kernel a hint about a mapping, which it may not know.
  public static void advise(long address, long size, int advice) {
    try (var arena = Arena.ofConfined()) {
      MADVISE.call(arena, address, size, advice);
    } catch (LinuxException e) {
      // A hint that is not understood changes nothing.
    }
  }

  /// Lets the current thread run on one processor and on no other. It does when this returns.
  public static void runOn(int processor) throws LinuxException {
    try (var arena = Arena.ofConfined()) {
      long size = (processor / Long.SIZE + 1L) * Long.BYTES;
      var mask = arena.allocate(size, Long.BYTES);
      mask.setAtIndex(JAVA_LONG, processor / Long.SIZE, 1L << processor);
      SCHED_SETAFFINITY.untilNotInterrupted(arena, 0, size, mask);
    }
  }

  private static FileFacts statx(int folder, String path, int flags) throws LinuxException {
    try (var arena = Arena.ofConfined()) {
      var state = NativeCall.state(arena);
      var result = arena.allocate(StatxLayout.SIZE, Long.BYTES);
      if (statx(state, folder, arena.allocateFrom(path), flags, result) == -1) {
        throw NativeCall.failure("statx", state);
      }
      long device =
          Integer.toUnsignedLong(result.get(JAVA_INT, StatxLayout.DEVICE_MAJOR)) << 32
              | Integer.toUnsignedLong(result.get(JAVA_INT, StatxLayout.DEVICE_MINOR));
      return new FileFacts(
          device,
          result.get(JAVA_LONG, StatxLayout.INODE),
          result.get(JAVA_LONG, StatxLayout.FILE_SIZE),
          result.get(JAVA_LONG, StatxLayout.BLOCKS),
          Short.toUnsignedInt(result.get(JAVA_SHORT, StatxLayout.MODE)));
    }
  }

  private static int statx(
      MemorySegment state, int folder, MemorySegment path, int flags, MemorySegment result) {
    try {
      return (int) STATX.invokeExact(state, folder, path, flags, STATX_BASIC_STATS, result);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a native call throws nothing", e);
    }
  }
}
