package dev.mmapsync;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A data file that cannot be used: missing, shorter than its version says, no permission, cut off
/// while it was read.
public final class DataFileException extends SynchronizerException {
  private static final long serialVersionUID = 1L;

  DataFileException(Path path, String problem, @Nullable Throwable cause) {
    super(path, problem, cause);
  }
}
