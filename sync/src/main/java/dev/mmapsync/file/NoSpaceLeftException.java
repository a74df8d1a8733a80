package dev.mmapsync.file;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// The disk, the quota or the tmpfs is full, or the file may not become so large.
public final class NoSpaceLeftException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  private final long wanted;

  NoSpaceLeftException(Path path, long wanted, String reason) {
    super(path.toString(), null, reason);
    this.wanted = wanted;
  }

  /// The size that the file should have got, in bytes.
  public long wanted() {
    return wanted;
  }
}
