package dev.mmapsync;

import java.nio.file.Path;

/// An archive that is empty, or larger than [InstanceVersion#MAX_SIZE], or a size that is negative.
/// Nothing was published.
public final class ArchiveSizeException extends SynchronizerException {
  private static final long serialVersionUID = 1L;

  private final long size;

  ArchiveSizeException(Path path, long size) {
    super(path, problem(size) + ": size=" + size, null);
    this.size = size;
  }

  private static String problem(long size) {
    if (size < 0) {
      return "a size is not negative";
    }
    return size == 0
        ? "an empty archive cannot be published"
        : "an archive has at most " + InstanceVersion.MAX_SIZE + " bytes";
  }

  /// The size that was refused, in bytes.
  public long size() {
    return size;
  }
}
