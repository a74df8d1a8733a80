package dev.mmapsync.system.program;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/// The standard input of a program of the tests: its lines are signals, its end is the request to
/// end.
final class Input {
  private Input() {}

  /// Waits for a line or for the end of the input.
  static void awaitLine() {
    try {
      int next = System.in.read();
      while (next != '\n' && next >= 0) {
        next = System.in.read();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits for the end of the input.
  static void awaitEnd() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A flag that tells whether the input has ended; a daemon thread waits for that.
  static BooleanSupplier ended() {
    AtomicBoolean ended = new AtomicBoolean();
    Thread.ofPlatform()
        .daemon()
        .name("end of input")
        .start(
            () -> {
              awaitEnd();
              ended.set(true);
            });
    return ended::get;
  }
}
