package dev.mmapsync;

import java.nio.file.Path;

/// An archive that is empty, or larger than [InstanceVersion#MAX_SIZE]. Nothing was published.
public final class ArchiveSizeException extends SynchronizerException {
  private static final long serialVersionUID = 1L;

  private final long size;

  ArchiveSizeException(Path path, long size) {
    super(
        path,
        (size == 0
                ? "an empty archive cannot be published"
                : "an archive has at most " + InstanceVersion.MAX_SIZE + " bytes")
            + ": size="
            + size,
        null);
    this.size = size;
  }

  /// The size that was refused, in bytes.
  public long size() {
    return size;
  }
}
