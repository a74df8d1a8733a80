package dev.mmapsync;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A machine that the files cannot be shared on: they are little-endian.
public final class UnsupportedPlatformException extends SynchronizerException {
  private static final long serialVersionUID = 1L;

  UnsupportedPlatformException(Path path, String problem, @Nullable Throwable cause) {
    super(path, problem, cause);
  }
}
