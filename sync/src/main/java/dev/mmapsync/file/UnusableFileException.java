package dev.mmapsync.file;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// A file that is there and is not what it should be.
public final class UnusableFileException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  /// An error at `path`.
  ///
  /// @param reason what is wrong and what was expected, ending in `name=value`
  public UnusableFileException(Path path, String reason) {
    super(path.toString(), null, reason);
  }
}
