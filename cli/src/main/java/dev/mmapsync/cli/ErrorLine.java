package dev.mmapsync.cli;

import dev.mmapsync.SynchronizerException;
import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// An error as people see it: one line on standard error, and an exit code.
final class ErrorLine implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final BooleanSupplier stacktrace;

  /// @param stacktrace whether the stack trace was asked for
  ErrorLine(BooleanSupplier stacktrace) {
    this.stacktrace = stacktrace;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parseResult) {
    ExitCode exitCode = ExitCode.of(failure);
    boolean silent = exitCode == ExitCode.INTERRUPTED || exitCode == ExitCode.BROKEN_PIPE;
    if (!silent) {
      print(failure, commandLine.getErr());
    }
    return exitCode.code();
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine commandLine = failure.getCommandLine();
    PrintWriter err = commandLine.getErr();
    print(failure, err);
    err.println("Try: " + commandLine.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.USAGE.code();
  }

  private void print(Exception failure, PrintWriter err) {
    err.println("mmap-sync: " + line(failure));
    if (stacktrace.getAsBoolean()) {
      failure.printStackTrace(err);
    }
    err.flush();
  }

  /// The one line for `failure`; the type is named where the message alone would say nothing.
  static String line(Throwable failure) {
    String message = failure.getMessage();
    boolean ours =
        failure instanceof CommandFailure
            || failure instanceof SynchronizerException
            || failure instanceof ParameterException;
    if (message == null || message.isBlank()) {
      return failure.getClass().getSimpleName();
    }
    String line = message.lines().findFirst().orElse("");
    return ours ? line : failure.getClass().getSimpleName() + ": " + line;
  }
}
