package dev.mmapsync.cli;

import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Standard output, which remembers why it could not be written: a [java.io.PrintWriter] tells
/// nobody.
final class StandardOutput extends FilterOutputStream {
  private @Nullable IOException failure;

  StandardOutput(FileOutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /// Why something is missing from it, if something is.
  Optional<IOException> failure() {
    return Optional.ofNullable(failure);
  }

  /// What a command says whose output could not be written.
  static CommandFailure failure(IOException cause) {
    String why = String.valueOf(cause.getMessage());
    ExitCode exitCode = why.contains("Broken pipe") ? ExitCode.BROKEN_PIPE : ExitCode.FAILED;
    return new CommandFailure(exitCode, "cannot write to standard output: " + why, cause);
  }
}
