package dev.mmapsync.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Where a command writes to. Tests put their own in.
///
/// @param out text for whoever asked
/// @param err errors and progress
/// @param bytes standard output as it is, for content
/// @param terminal whether `err` is a terminal
/// @param failure why something is missing from `out`, if something is
public record Streams(
    PrintWriter out,
    PrintWriter err,
    WritableByteChannel bytes,
    BooleanSupplier terminal,
    Supplier<Optional<IOException>> failure) {

  /// The streams of this process.
  static Streams ofProcess() {
    FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    StandardOutput text = new StandardOutput(out);
    FileOutputStream err = new FileOutputStream(FileDescriptor.err);
    return new Streams(
        new PrintWriter(text, true, StandardCharsets.UTF_8),
        new PrintWriter(err, true, StandardCharsets.UTF_8),
        out.getChannel(),
        Streams::isStandardErrorTerminal,
        text::failure);
  }

  /// Java's own `Console.isTerminal` asks about standard input and output, not about this one.
  private static boolean isStandardErrorTerminal() {
    try {
      Process test = new ProcessBuilder("test", "-t", "2").redirectError(Redirect.INHERIT).start();
      return test.waitFor() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
