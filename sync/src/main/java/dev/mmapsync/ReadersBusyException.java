package dev.mmapsync;

import java.nio.file.Path;

/// Readers still hold the snapshot that is in the writer's way after the grace, and the policy is
/// [SlowReaderPolicy#FAIL]. Nothing was published.
public final class ReadersBusyException extends SynchronizerException {
  private static final long serialVersionUID = 1L;

  private final int readers;

  ReadersBusyException(Path path, int readers, String problem) {
    super(path, problem + ": readers=" + Integer.toUnsignedString(readers), null);
    this.readers = readers;
  }

  /// How many there are, as unsigned 32 bits; those with a slot are not counted by a writer without
  /// a registry.
  public int readers() {
    return readers;
  }
}
