package dev.mmapsync;

import dev.mmapsync.file.NoSpaceLeftException;
import dev.mmapsync.file.WriteLockHeldException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// What the file system said, as the errors that users of the library know.
final class FileErrors {

  private FileErrors() {}

  static SynchronizerException ofState(Path path, IOException cause) {
    return switch (cause) {
      case WriteLockHeldException held -> new WriteLockException(path, reason(held), held);
      case NoSpaceLeftException full -> new NoSpaceException(path, full.wanted(), full);
      default -> new StateFileException(path, reason(cause), cause);
    };
  }

  static SynchronizerException ofData(Path path, IOException cause) {
    return cause instanceof NoSpaceLeftException full
        ? new NoSpaceException(path, full.wanted(), full)
        : new DataFileException(path, reason(cause), cause);
  }

  static SynchronizerException ofRegistry(Path path, IOException cause) {
    return cause instanceof NoSpaceLeftException full
        ? new NoSpaceException(path, full.wanted(), full)
        : new RegistryFileException(path, reason(cause), cause);
  }

  /// A mapped file was cut off by somebody while its memory was accessed.
  static SynchronizerException faulted(Path path, InternalError cause) {
    return new DataFileException(
        path,
        "the file was cut off, or its disk failed, while it was accessed: file=" + path,
        cause);
  }

  static void requireLittleEndian(Path path, ByteOrder order) {
    if (order != ByteOrder.LITTLE_ENDIAN) {
      throw new UnsupportedPlatformException(
          path, "the files are little-endian and this machine is not: order=" + order, null);
    }
  }

  private static String reason(IOException cause) {
    var said = cause instanceof FileSystemException of ? of.getReason() : cause.getMessage();
    return switch (cause) {
      case NoSuchFileException e -> missing(e.getFile());
      case ClosedByInterruptException _ -> "the thread was interrupted: interrupted=true";
      case AccessDeniedException e -> "no permission: file=" + e.getFile();
      default -> String.valueOf(said);
    };
  }

  private static String missing(String file) {
    var folder = Path.of(file).toAbsolutePath().getParent();
    return folder == null || Files.isDirectory(folder)
        ? "there is no such file: file=" + file
        : "there is no such folder: folder=" + folder;
  }
}
