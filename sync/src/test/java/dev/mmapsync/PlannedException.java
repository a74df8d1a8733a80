package dev.mmapsync;

/// Thrown by a test where the library has to log what is thrown. Without a stack trace: whoever
/// reads what the tests print would take it for a failure.
public final class PlannedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PlannedException() {
    super("planned", null, false, false);
  }
}
