package dev.mmapsync;

import java.nio.file.Path;

/// What is published is an archive of another type than the reader's: their fingerprints differ.
public final class TypeMismatchException extends SynchronizerException {
  private static final long serialVersionUID = 1L;

  private final long published;
  private final long expected;

  TypeMismatchException(Path path, long published, long expected) {
    super(
        path,
        "the archive is of another type than the reader's: published=%016x expected=%016x"
            .formatted(published, expected),
        null);
    this.published = published;
    this.expected = expected;
  }

  /// The fingerprint of the type that was published.
  public long published() {
    return published;
  }

  /// The fingerprint of the reader's type.
  public long expected() {
    return expected;
  }
}
