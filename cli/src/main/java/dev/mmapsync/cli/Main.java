package dev.mmapsync.cli;

import dev.mmapsync.cli.demo.Demo;
import dev.mmapsync.cli.demo.DemoReader;
import dev.mmapsync.cli.demo.DemoWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The command `mmap-sync` and the start of the program.
@Command(
    name = "mmap-sync",
    description = "Share a large, read-mostly data set between processes.",
    versionProvider = Version.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "A PREFIX is a path: its files are PREFIX_state, PREFIX_registry and PREFIX_data_0, _1.",
      "Start with: mmap-sync demo"
    },
    footerHeading = "",
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    sortOptions = false,
    usageHelpAutoWidth = true)
public final class Main {
  @Option(
      names = "--stacktrace",
      scope = ScopeType.INHERIT,
      description = "With an error, also print where it came from.")
  private boolean stacktrace;

  /// Runs one command and ends the process with its exit code.
  public static void main(String... arguments) {
    System.exit(run(Streams.ofProcess(), arguments));
  }

  /// Runs one command, and makes sure that what it said has been heard.
  ///
  /// @return its exit code
  static int run(Streams streams, String... arguments) {
    int code = commandLine(streams).execute(arguments);
    streams.out().flush();
    if (code != ExitCode.DONE.code() || streams.failure().get().isEmpty()) {
      return code;
    }
    CommandFailure failure = StandardOutput.failure(streams.failure().get().get());
    if (failure.exitCode() != ExitCode.BROKEN_PIPE) {
      streams.err().println("mmap-sync: " + ErrorLine.line(failure));
    }
    return failure.exitCode().code();
  }

  /// All commands, writing to `streams`.
  static CommandLine commandLine(Streams streams) {
    Main main = new Main();
    CommandLine commandLine =
        new CommandLine(main)
            .addSubcommand(new Demo(streams))
            .addSubcommand(new Publish(streams))
            .addSubcommand(new Cat(streams))
            .addSubcommand(new Info(streams))
            .addSubcommand(new Remove(streams))
            .addSubcommand(new DemoWriter(streams))
            .addSubcommand(new DemoReader(streams));
    commandLine.getCommandSpec().usageMessage().exitCodeList(ExitCode.table());
    ErrorLine errors = new ErrorLine(() -> main.stacktrace);
    return commandLine
        .setOut(streams.out())
        .setErr(streams.err())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
  }
}
