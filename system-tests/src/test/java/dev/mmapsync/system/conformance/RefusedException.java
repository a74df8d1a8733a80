package dev.mmapsync.system.conformance;

/// A command that a party could not carry out.
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String kind;

  RefusedException(Answer answer) {
    super(answer.get("kind") + ": " + answer.get("message"));
    this.kind = answer.get("kind");
  }

  /// What kind of failure it was, in the words of `session.rs`.
  String kind() {
    return kind;
  }
}
