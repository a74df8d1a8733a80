package dev.mmapsync.cli.demo;

import dev.mmapsync.cli.CommandFailure;
import dev.mmapsync.cli.ExitCode;
import dev.mmapsync.cli.Json;
import dev.mmapsync.cli.Self;
import dev.mmapsync.cli.demo.Orders.Order;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// A process of the demo, seen from the demo: takes orders, gives answers.
///
/// For one thread; [#kill] for any.
final class Peer {
  private static final List<String> SMALL =
      List.of("-Xmx32m", "-XX:+UseSerialGC", "-XX:-UsePerfData");

  /// Exit codes after a hangup, an interrupt, a termination.
  private static final Set<Integer> ASKED_TO_END = Set.of(129, 130, 143);

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String name;
  private final Process process;
  private final PrintWriter orders;
  private final BufferedReader answers;

  private Peer(String name, Process process) {
    this.name = name;
    this.process = process;
    this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /// Starts this program again, with a small heap.
  ///
  /// @param name for error messages
  /// @param arguments a command and its arguments
  static Peer start(String name, String... arguments) {
    List<String> command = Self.command(SMALL, List.of(arguments));
    try {
      return new Peer(name, new ProcessBuilder(command).redirectError(Redirect.INHERIT).start());
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, "cannot start a process: name=" + name, e);
    }
  }

  void order(String task, long millis) {
    orders.println(new Order(task, millis * 1_000_000).line());
  }

  /// Waits for the next answer.
  ///
  /// @throws CommandFailure if the process has ended
  <T extends Answer> T answer(Class<T> type) {
    try {
      String line = answers.readLine();
      if (line != null) {
        return Json.parse(line, type);
      }
      throw ended(process.waitFor());
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, "lost a process: name=" + name, e);
    } catch (InterruptedException e) {
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted: name=" + name, e);
    }
  }

  /// Ctrl-C reaches all processes on a terminal: then there is nothing to complain about.
  private CommandFailure ended(int code) {
    return new CommandFailure(
        ASKED_TO_END.contains(code) ? ExitCode.INTERRUPTED : ExitCode.FAILED,
        "a process of the demo ended too early: name=" + name + " exit code=" + code);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Ends the process, whatever it does.
  void kill() {
    process.destroy();
    await();
  }

  private void await() {
    try {
      if (!process.waitFor(PATIENCE)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
