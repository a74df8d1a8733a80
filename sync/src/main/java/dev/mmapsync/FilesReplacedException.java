package dev.mmapsync;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The state file was replaced while a write was under way. Nothing was published; the next write
/// goes to the new files.
public final class FilesReplacedException extends SynchronizerException {
  private static final long serialVersionUID = 1L;

  FilesReplacedException(Path path, String problem, @Nullable Throwable cause) {
    super(path, problem, cause);
  }
}
