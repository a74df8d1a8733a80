package dev.mmapsync;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Nothing has been published yet: there is no state file, or it says so.
public final class NotPublishedException extends SynchronizerException {
  private static final long serialVersionUID = 1L;

  NotPublishedException(Path path, String problem, @Nullable Throwable cause) {
    super(path, problem, cause);
  }
}
