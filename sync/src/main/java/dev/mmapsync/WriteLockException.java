package dev.mmapsync;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Another writer has the lock of this prefix. Try again later: the lock goes with its process.
public final class WriteLockException extends SynchronizerException {
  private static final long serialVersionUID = 1L;

  WriteLockException(Path path, String problem, @Nullable Throwable cause) {
    super(path, problem, cause);
  }
}
