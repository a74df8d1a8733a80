package dev.mmapsync;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The registry cannot be used by a writer: no permission, or it is not a registry. Readers that
/// cannot use it register by counters.
public final class RegistryFileException extends SynchronizerException {
  private static final long serialVersionUID = 1L;

  RegistryFileException(Path path, String problem, @Nullable Throwable cause) {
    super(path, problem, cause);
  }
}
