package dev.mmapsync;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// An archive that is not what its version says, or not well-formed. The cause is the
/// [dev.mmapsync.archive.ArchiveException] of a check of its structure.
public final class VerificationException extends SynchronizerException {
  private static final long serialVersionUID = 1L;

  VerificationException(Path path, String problem, @Nullable Throwable cause) {
    super(path, problem, cause);
  }
}
