package dev.mmapsync.benchmarks.race;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process in the race. It ends when its standard input does, so none outlives this one, however
/// that ends.
///
/// For one thread. Closing kills it.
final class Session implements AutoCloseable {
  private static final int PATIENCE = 120;
  private static final long KIB = 1024;

  private final List<String> command;
  private final Process process;
  private final BufferedReader output;
  private final Map<String, Double> figures = new HashMap<>();

  private Session(List<String> command, Process process) {
    this.command = command;
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static Session start(List<String> command) throws IOException {
    var process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new Session(command, process);
  }

  /// Waits until it says that others may go on.
  Session awaitReady() throws IOException {
    String line = output.readLine();
    if (line == null || !line.startsWith("ready")) {
      throw failure("is not ready: " + line);
    }
    return this;
  }

  /// Tells it that others have done their part.
  void go() {
    try {
      var input = process.outputWriter(StandardCharsets.UTF_8);
      input.write("go\n");
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(failure("does not listen"));
    }
  }

  /// Waits for its end.
  ///
  /// @return what it has measured
  Map<String, Double> figures() throws IOException, InterruptedException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      String[] words = line.split(" ", -1);
      if (words[0].equals("figure")) {
        figures.put(words[1], Double.valueOf(words[2]));
      }
    }
    if (!process.waitFor(PATIENCE, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw failure("failed");
    }
    return figures;
  }

  /// Its proportional set size in bytes: pages that several processes map count in parts.
  double proportionalSetSize() throws IOException {
    var lines = Files.readAllLines(Path.of("/proc/" + process.pid() + "/smaps_rollup"));
    for (String line : lines) {
      if (line.startsWith("Pss:")) {
        return (double) KIB * Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw failure("has no PSS");
  }

  /// Kills it with SIGKILL, and returns when it is gone.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }

  private IOException failure(String what) {
    return new IOException("a process of the race " + what + ": command=" + command);
  }
}
