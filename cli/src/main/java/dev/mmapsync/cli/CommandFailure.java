package dev.mmapsync.cli;

/// A command cannot go on, for a reason that the library does not know: one line and an exit code.
public final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  /// A failure without a cause.
  ///
  /// @param message what happened, ending in `name=value`
  public CommandFailure(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /// A failure that something else caused.
  ///
  /// @param message what happened, ending in `name=value`
  public CommandFailure(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /// What the process ends with.
  public ExitCode exitCode() {
    return exitCode;
  }
}
