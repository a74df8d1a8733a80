package dev.mmapsync;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A state file that cannot be used: wrong length, no regular file, no permission, an error of the
/// disk.
public final class StateFileException extends SynchronizerException {
  private static final long serialVersionUID = 1L;

  StateFileException(Path path, String problem, @Nullable Throwable cause) {
    super(path, problem, cause);
  }
}
