package dev.mmapsync.system.conformance;

import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.program.Session;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// How a test talks to a session: a command there, an answer back.
interface Link extends AutoCloseable {
  /// Sends one command.
  void send(String command);

  /// Waits for the next answer that is a failure or begins with `verb`.
  String receive(String verb);

  /// Whether it can be told something more.
  boolean isAlive();

  /// What a test that ends the process does it to.
  Child process();

  @Override
  void close();

  /// To a session in a thread of its own.
  static Link toThread() {
    return new ThreadLink();
  }

  /// To a session that is the main program of a process.
  static Link toProcess(Child process) {
    return new ProcessLink(process);
  }

  private static boolean isAnswer(String line, String verb) {
    return line.startsWith(verb) || line.startsWith("failed ");
  }

  /// Two queues, and a thread between them.
  final class ThreadLink implements Link {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String END = "end";

    private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().name("party").start(this::serve);

    private ThreadLink() {}

    private void serve() {
      try (Session session = new Session()) {
        for (String line = commands.take(); !line.equals(END); line = commands.take()) {
          answers.add(session.answer(line));
        }
      } catch (InterruptedException e) {
        answers.add("failed kind=interrupted message=" + e);
      } catch (RuntimeException | Error e) {
        answers.add("failed kind=broken message=" + e);
        throw e;
      }
    }

    @Override
    public void send(String command) {
      commands.add(command);
    }

    @Override
    public String receive(String verb) {
      try {
        String answer = answers.poll(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        if (answer == null || !isAnswer(answer, verb)) {
          throw new AssertionError("not answered by '" + verb + "': answer=" + answer);
        }
        return answer;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }

    @Override
    public boolean isAlive() {
      return thread.isAlive();
    }

    @Override
    public Child process() {
      throw new UnsupportedOperationException("a thread does not die alone");
    }

    @Override
    public void close() {
      commands.add(END);
    }
  }

  /// Standard input and standard output.
  record ProcessLink(Child process) implements Link {
    @Override
    public void send(String command) {
      process.send(command);
    }

    @Override
    public String receive(String verb) {
      return process.awaitLine(line -> isAnswer(line, verb), "an answer to '" + verb + "'");
    }

    @Override
    public boolean isAlive() {
      return !process.hasEnded();
    }

    @Override
    public void close() {
      process.close();
    }
  }
}
