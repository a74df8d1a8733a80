package dev.mmapsync.file;

import dev.mmapsync.os.Errno;
import dev.mmapsync.os.FileFacts;
import dev.mmapsync.os.LinuxCalls;
import dev.mmapsync.os.LinuxException;
import dev.mmapsync.protocol.AddressedStateWords;
import dev.mmapsync.protocol.StateWords;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/// Linux, through its own system calls.
final class LinuxHost implements Host {
  private static final int BLOCK = 512;

  /// Not blocking means nothing for a file; a pipe in its place would stop the caller for ever.
  private static final int EVERY_OPEN =
      LinuxCalls.O_CLOEXEC | LinuxCalls.O_NOFOLLOW | LinuxCalls.O_NONBLOCK;

  private final Barrier barrier;

  LinuxHost(Barrier barrier) {
    this.barrier = barrier;
  }

  @Override
  public OpenFile open(Path path, Access access) throws IOException {
    int flags = access == Access.READ ? LinuxCalls.O_RDONLY : LinuxCalls.O_RDWR;
    return open(path, flags, 0, access);
  }

  @Override
  public OpenFile create(Path path, Set<PosixFilePermission> permissions) throws IOException {
    int flags = LinuxCalls.O_RDWR | LinuxCalls.O_CREAT | LinuxCalls.O_EXCL;
    return open(path, flags, ModeBits.of(permissions), Access.READ_WRITE);
  }

  private static OpenFile open(Path path, int flags, int permissions, Access access)
      throws IOException {
    try {
      int descriptor = LinuxCalls.open(path.toString(), flags | EVERY_OPEN, permissions);
      return new LinuxFile(path, descriptor, access);
    } catch (LinuxException e) {
      throw failure(path, e);
    }
  }

  @Override
  public Optional<FileStatus> status(Path path) throws IOException {
    try {
      return Optional.of(status(LinuxCalls.facts(path.toString())));
    } catch (LinuxException e) {
      if (e.errno() == Errno.ENOENT) {
        return Optional.empty();
      }
      throw failure(path, e);
    }
  }

  @Override
  public boolean moveWithoutReplacing(Path from, Path to) throws IOException {
    try {
      LinuxCalls.link(from.toString(), to.toString());
      Files.delete(from);
      return true;
    } catch (LinuxException e) {
      return switch (e.errno()) {
        case Errno.EEXIST -> false;
        // file systems without hard links, and where the kernel protects links to files of others
        case Errno.EPERM, Errno.EACCES, Errno.EOPNOTSUPP, Errno.ENOSYS, Errno.EMLINK ->
            renameWithoutReplacing(from, to);
        default -> throw failure(from, e);
      };
    }
  }

  private static boolean renameWithoutReplacing(Path from, Path to) throws IOException {
    try {
      LinuxCalls.renameWithoutReplacing(from.toString(), to.toString());
      return true;
    } catch (LinuxException e) {
      if (e.errno() == Errno.EEXIST) {
        return false;
      }
      throw failure(from, e);
    }
  }

  @Override
  public void forceFolderOf(Path path) throws IOException {
    var folder = path.toAbsolutePath().getParent();
    try {
      int descriptor =
          LinuxCalls.open(String.valueOf(folder), LinuxCalls.O_RDONLY | LinuxCalls.O_CLOEXEC, 0);
      try {
        LinuxCalls.sync(descriptor);
      } finally {
        LinuxCalls.close(descriptor);
      }
    } catch (LinuxException e) {
      throw failure(path, e);
    }
  }

  @Override
  public StateWords stateWords(MemorySegment mapping) {
    return new AddressedStateWords(mapping);
  }

  @Override
  public boolean hasSlots() {
    return true;
  }

  @Override
  public Barrier barrier() {
    return barrier;
  }

  @Override
  public void release(MemorySegment mapping) {
    try {
      LinuxCalls.replaceByZeros(mapping.address(), mapping.byteSize());
    } catch (LinuxException e) {
      // The garbage collector removes the mapping later.
    } finally {
      Reference.reachabilityFence(mapping);
    }
  }

  @Override
  public void adopt(Path file, Path other) throws IOException {
    Files.setPosixFilePermissions(
        file, Files.getPosixFilePermissions(other, LinkOption.NOFOLLOW_LINKS));
    try {
      var group = Files.getAttribute(other, "unix:gid", LinkOption.NOFOLLOW_LINKS);
      if (!group.equals(Files.getAttribute(file, "unix:gid", LinkOption.NOFOLLOW_LINKS))) {
        Files.setAttribute(file, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException e) {
      // Only a member of a group can give a file to it.
    }
  }

  static FileStatus status(FileFacts facts) {
    return new FileStatus(
        new FileIdentity(facts.device(), facts.inode()),
        facts.size(),
        facts.blocks() * BLOCK,
        facts.isRegular(),
        ModeBits.permissions(facts.mode()));
  }

  /// The exception of `java.nio.file` for what a call said of `path`.
  static FileSystemException failure(Path path, LinuxException cause) {
    var file = path.toString();
    var failure =
        switch (cause.errno()) {
          case Errno.ENOENT -> new NoSuchFileException(file, null, cause.getMessage());
          case Errno.EACCES, Errno.EPERM ->
              new AccessDeniedException(file, null, cause.getMessage());
          case Errno.EEXIST -> new FileAlreadyExistsException(file, null, cause.getMessage());
          case Errno.ELOOP ->
              new UnusableFileException(
                  path, "a link where a file is expected: " + cause.getMessage());
          default -> new FileSystemException(file, null, cause.getMessage());
        };
    failure.initCause(cause);
    return failure;
  }
}
