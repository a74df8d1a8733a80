package dev.mmapsync.system.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A child process whose output a test waits for.
///
/// Every wait has a deadline, and every failure carries all that the process has printed. Standard
/// error is part of the output. Closing kills what still runs, so no child outlives its test.
///
/// For one thread at a time.
public final class Child implements AutoCloseable {
  /// The exit code of a process that was killed with SIGKILL.
  public static final int KILLED = 128 + 9;

  /// So much of a line is shown where a test fails: archives can be a line.
  private static final int LONGEST = 500;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String name;
  private final Process process;
  private final BlockingQueue<Output> lines = new LinkedBlockingQueue<>();
  private final Queue<String> transcript = new ConcurrentLinkedQueue<>();
  private final Thread listener;

  private Child(String name, Process process) {
    this.name = name;
    this.process = process;
    this.listener = Thread.ofPlatform().daemon().name("output of " + name).start(this::listen);
  }

  /// Starts `command`.
  ///
  /// @param name what failure messages call it
  public static Child start(String name, List<String> command) {
    try {
      return new Child(name, new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(name + " does not start: command=" + command, e);
    }
  }

  /// Waits for the next line that starts with `start`, and skips those before it.
  public String awaitLine(String start) {
    return awaitLine(start, PATIENCE);
  }

  /// As [#awaitLine(String)], for `patience` at most.
  public String awaitLine(String start, Duration patience) {
    return awaitLine(line -> line.startsWith(start), start, patience);
  }

  /// Waits for the next line that is `wanted`, and skips those before it.
  ///
  /// @param what failure messages call such a line
  public String awaitLine(Predicate<String> wanted, String what) {
    return awaitLine(wanted, what, PATIENCE);
  }

  private String awaitLine(Predicate<String> wanted, String what, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        Output output = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (output == null) {
          throw failure("did not print '" + what + "' within " + patience);
        }
        if (output.ended()) {
          lines.add(output);
          throw failure("ended without printing '" + what + "'");
        }
        if (wanted.test(output.line())) {
          return output.line();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was awaited by a test that was interrupted");
    }
  }

  /// Sends one line to the standard input.
  public void send(String line) {
    try {
      Writer input = process.outputWriter(StandardCharsets.UTF_8);
      input.write(line + "\n");
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(failure("does not listen").getMessage(), e);
    }
  }

  /// Ends the standard input: the programs of the tests take that as the request to end.
  public void endInput() {
    try (OutputStream input = process.getOutputStream()) {
      input.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(failure("does not listen").getMessage(), e);
    }
  }

  /// Kills with SIGKILL, and returns when the process is gone.
  ///
  /// Its input stays open until then: a process of its own that dies with it, but later, would end
  /// by itself at the end of its input.
  ///
  /// @throws AssertionError if it had ended by itself
  public void kill() {
    boolean _ = process.toHandle().destroyForcibly();
    int code = awaitExit();
    if (code != KILLED) {
      throw failure("had ended before it was killed: exit=" + code);
    }
  }

  /// Stops it with SIGSTOP, and returns when none of its threads runs any more.
  public void stop() {
    signal("STOP");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isStopped()) {
      if (System.nanoTime() - deadline > 0) {
        throw failure("did not stop within " + PATIENCE);
      }
      Thread.onSpinWait();
    }
  }

  /// Lets it go on with SIGCONT.
  public void resume() {
    signal("CONT");
  }

  private boolean isStopped() {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      return threads.allMatch(Child::isStopped);
    } catch (IOException e) {
      throw new UncheckedIOException(failure("cannot be looked at").getMessage(), e);
    }
  }

  /// The state of a thread stands behind its name, which is in parentheses.
  private static boolean isStopped(Path thread) {
    try {
      String line = Files.readString(thread.resolve("stat"));
      return line.charAt(line.lastIndexOf(')') + 2) == 'T';
    } catch (IOException e) {
      return true; // it has ended in between
    }
  }

  private void signal(String signal) {
    try {
      var kill = new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start();
      if (kill.waitFor() != 0) {
        throw failure("was not signalled: signal=" + signal);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(failure("was not signalled").getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was signalled by a test that was interrupted");
    }
  }

  /// Whether it has ended, by itself or not.
  public boolean hasEnded() {
    return !process.isAlive();
  }

  /// The last line so far that starts with `start`, if there is any.
  public Optional<String> lastLine(String start) {
    return transcript.stream().filter(line -> line.startsWith(start)).reduce((_, last) -> last);
  }

  /// Its process id.
  public long pid() {
    return process.pid();
  }

  /// Waits for the end of the process and of its output.
  ///
  /// @return the exit code
  public int awaitExit() {
    return awaitExit(PATIENCE);
  }

  private int awaitExit(Duration patience) {
    try {
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failure("did not end within " + patience);
      }
      listener.join();
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("was awaited by a test that was interrupted");
    }
  }

  /// Waits for the end of the process, which must be a success.
  ///
  /// @return all that it printed
  public String awaitSuccess() {
    return awaitSuccess(PATIENCE);
  }

  /// As [#awaitSuccess()], for `patience` at most.
  public String awaitSuccess(Duration patience) {
    int code = awaitExit(patience);
    if (code != 0) {
      throw failure("failed: exit=" + code);
    }
    return printed();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    awaitExit();
  }

  private void listen() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        transcript.add(line + '\n');
        lines.add(new Output(line, false));
      }
    } catch (IOException e) {
      transcript.add("(output broke off: " + e.getMessage() + ")\n");
    } finally {
      lines.add(new Output("", true));
    }
  }

  private AssertionError failure(String what) {
    String printed = transcript.stream().map(Child::shortened).collect(Collectors.joining());
    return new AssertionError(name + " " + what + "; it printed:\n" + printed);
  }

  private static String shortened(String line) {
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...\n";
  }

  private String printed() {
    return String.join("", transcript);
  }

  /// A line, or the end of all lines.
  private record Output(String line, boolean ended) {}
}
