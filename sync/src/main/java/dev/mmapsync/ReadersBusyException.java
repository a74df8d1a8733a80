package dev.mmapsync;

import java.nio.file.Path;
import java.time.Duration;

/// Readers still hold the snapshot that is in the writer's way after the grace, and the policy is
/// [SlowReaderPolicy#FAIL]. Nothing was published.
public final class ReadersBusyException extends SynchronizerException {
  private static final long serialVersionUID = 1L;

  private final int readers;

  ReadersBusyException(Path path, int readers, Duration grace) {
    super(
        path,
        "readers still hold it after a grace of "
            + grace
            + ": readers="
            + Integer.toUnsignedString(readers),
        null);
    this.readers = readers;
  }

  /// How many are counted, as unsigned 32 bits.
  public int readers() {
    return readers;
  }
}
