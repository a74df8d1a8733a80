package dev.mmapsync;

import java.nio.file.Path;

/// The disk, the quota or the tmpfs has no room for the archive. Nothing was published, and the
/// file is as large as before.
public final class NoSpaceException extends SynchronizerException {
  private static final long serialVersionUID = 1L;

  private final long wanted;

  NoSpaceException(Path path, long wanted, Throwable cause) {
    super(path, "no space left: wanted=" + wanted, cause);
    this.wanted = wanted;
  }

  /// The size that the file should have got, in bytes.
  public long wanted() {
    return wanted;
  }
}
