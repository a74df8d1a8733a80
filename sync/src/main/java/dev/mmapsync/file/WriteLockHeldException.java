package dev.mmapsync.file;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// Another writer has the lock.
public final class WriteLockHeldException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  WriteLockHeldException(Path path) {
    super(path.toString(), null, "another writer holds the lock: file=" + path);
  }
}
