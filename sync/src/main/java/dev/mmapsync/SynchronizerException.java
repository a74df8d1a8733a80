package dev.mmapsync;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Something that went wrong with the files of a prefix. `docs/errors.md` lists causes and
/// remedies.
///
/// The message names the file and ends in `name=value`. After any of them the same reader or writer
/// can be used again.
public abstract sealed class SynchronizerException extends RuntimeException
    permits ArchiveSizeException,
        DataFileException,
        FilesReplacedException,
        NoSpaceException,
        NotPublishedException,
        ReadersBusyException,
        RegistryFileException,
        StateFileException,
        TypeMismatchException,
        UnsupportedPlatformException,
        VerificationException,
        WriteLockException {
  private static final long serialVersionUID = 1L;

  private final transient Path path;

  SynchronizerException(Path path, String problem, @Nullable Throwable cause) {
    super(path + ": " + problem, cause);
    this.path = path;
  }

  /// The file that it is about.
  public final Path path() {
    return path;
  }
}
