package dev.mmapsync.file;

import dev.mmapsync.protocol.SegmentStateWords;
import dev.mmapsync.protocol.StateWords;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/// Any system, through `java.nio` alone. `docs/design/portable-mode.md` says what is weaker.
final class PortableHost implements Host {
  private static final FileAttribute<?>[] NO_ATTRIBUTES = {};

  @Override
  public OpenFile open(Path path, Access access) throws IOException {
    Set<OpenOption> options =
        access == Access.READ
            ? Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)
            : Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    // Looked at before: opening a pipe could take for ever.
    PortableFile.statusOf(path).requireRegular(path);
    return new PortableFile(path, FileChannel.open(path, options), access);
  }

  @Override
  public OpenFile create(Path path, Set<PosixFilePermission> permissions) throws IOException {
    Set<OpenOption> options =
        Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    var attributes =
        path.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
            : NO_ATTRIBUTES;
    return new PortableFile(path, FileChannel.open(path, options, attributes), Access.READ_WRITE);
  }

  @Override
  public Optional<FileStatus> status(Path path) throws IOException {
    try {
      return Optional.of(PortableFile.statusOf(path));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public boolean moveWithoutReplacing(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
      Files.delete(from);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (UnsupportedOperationException | AtomicMoveNotSupportedException e) {
      throw new FileSystemException(
          to.toString(), from.toString(), "the file system has no hard links: " + e.getMessage());
    }
  }

  @Override
  public void forceFolderOf(Path path) throws IOException {
    var folder = path.toAbsolutePath().getParent();
    if (folder != null && path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public StateWords stateWords(MemorySegment mapping) {
    return new SegmentStateWords(mapping);
  }

  @Override
  public boolean hasSlots() {
    return false;
  }

  @Override
  public Barrier barrier() {
    return Barrier.NONE;
  }

  @Override
  public void release(MemorySegment mapping) {
    throw new UnsupportedOperationException("without slots nobody can know when: " + mapping);
  }

  @Override
  public void adopt(Path file, Path other) {
    throw new UnsupportedOperationException("without slots no file is detached: file=" + other);
  }
}
