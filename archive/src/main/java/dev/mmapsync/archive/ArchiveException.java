package dev.mmapsync.archive;

/// An archive that is not well-formed, or a value that has no archive.
///
/// The message says what is wrong and what was expected, and ends in `position=N` where a position
/// is known.
public final class ArchiveException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// The position of an error that has none: a value that cannot be written.
  public static final long NO_POSITION = -1;

  private final long position;

  /// An error without a position.
  ///
  /// @param message what is wrong and what was expected
  public ArchiveException(String message) {
    super(message);
    this.position = NO_POSITION;
  }

  /// An error at a position.
  ///
  /// @param message what is wrong and what was expected
  /// @param position offset from the start of the archive, in bytes
  public ArchiveException(String message, long position) {
    super(message + ": position=" + position);
    this.position = position;
  }

  /// An error that another one led to.
  ///
  /// @param message what is wrong and what was expected
  /// @param cause what happened
  public ArchiveException(String message, Throwable cause) {
    super(message, cause);
    this.position = NO_POSITION;
  }

  /// Offset from the start of the archive in bytes, or [#NO_POSITION].
  public long position() {
    return position;
  }
}
