package dev.mmapsync.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One run of the command line in this process, and all that it wrote.
public final class CommandRun {
  private final int exitCode;
  private final String out;
  private final String err;
  private final byte[] bytes;

  private CommandRun(int exitCode, String out, String err, byte[] bytes) {
    this.exitCode = exitCode;
    this.out = out;
    this.err = err;
    this.bytes = bytes;
  }

  /// What the process would have ended with.
  public int exitCode() {
    return exitCode;
  }

  /// Standard output, as text.
  public String out() {
    return out;
  }

  /// Standard error.
  public String err() {
    return err;
  }

  /// Standard output of commands that write content.
  byte[] bytes() {
    return bytes.clone();
  }

  /// Runs `mmap-sync` with `arguments`; standard error is no terminal.
  public static CommandRun of(Object... arguments) {
    return run(false, arguments);
  }

  /// The same, on a terminal.
  static CommandRun onTerminal(Object... arguments) {
    return run(true, arguments);
  }

  private static CommandRun run(boolean terminal, Object... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    return run(terminal, bytes, channel(bytes), null, arguments);
  }

  static CommandRun to(WritableByteChannel output, Object... arguments) {
    return run(false, new ByteArrayOutputStream(), output, null, arguments);
  }

  /// The same, with a standard output that takes no text.
  static CommandRun unheard(IOException failure, Object... arguments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    return run(false, bytes, channel(bytes), failure, arguments);
  }

  private static CommandRun run(
      boolean terminal,
      ByteArrayOutputStream bytes,
      WritableByteChannel output,
      @Nullable IOException failure,
      Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    Streams streams =
        new Streams(
            new PrintWriter(out),
            new PrintWriter(err),
            output,
            () -> terminal,
            () -> Optional.ofNullable(failure));
    int exitCode = Main.run(streams, words);
    return new CommandRun(exitCode, out.toString(), err.toString(), bytes.toByteArray());
  }

  private static WritableByteChannel channel(ByteArrayOutputStream target) {
    return new WritableByteChannel() {
      @Override
      public int write(ByteBuffer source) {
        byte[] copy = new byte[source.remaining()];
        source.get(copy);
        target.writeBytes(copy);
        return copy.length;
      }

      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public void close() throws IOException {
        target.close();
      }
    };
  }
}
