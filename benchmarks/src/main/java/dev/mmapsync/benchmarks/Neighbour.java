package dev.mmapsync.benchmarks;

import dev.mmapsync.LocalReader;
import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;

/// Another process that does all the time what a benchmark does: `Neighbour KIND PATH`.
///
/// It says `warm` when it has done it a million times, and ends with its input, so that it does not
/// outlive the benchmark.
final class Neighbour implements AutoCloseable {
  /// What it does, to which `PATH` is a prefix, or the file of the word.
  enum Kind {
    LOCAL,
    SHARED,
    WORD
  }

  private static final int WARM = 1_000_000;

  private final Process process;

  private Neighbour(Process process) {
    this.process = process;
  }

  /// Starts one, and returns when it is warm.
  static Neighbour start(Kind kind, Path path) {
    var java = Path.of(property("java.home"), "bin", "java").toString();
    var command =
        new ProcessBuilder(
            java,
            "--enable-native-access=ALL-UNNAMED",
            "-XX:+UseSerialGC",
            "-Xmx64m",
            "-cp",
            property("java.class.path"),
            Neighbour.class.getName(),
            kind.name(),
            path.toString());
    try {
      var process = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
      var output = new BufferedReader(process.inputReader(StandardCharsets.UTF_8));
      if (!"warm".equals(output.readLine())) {
        process.destroyForcibly();
        throw new IllegalStateException("the neighbour does not run: command=" + command.command());
      }
      return new Neighbour(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), name);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    boolean interrupted = false;
    while (process.isAlive()) {
      LockSupport.parkNanos(1_000_000);
      interrupted |= Thread.interrupted();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  // ---- the other process

  /// Runs it.
  public static void main(String[] arguments) {
    Thread.ofPlatform().daemon().start(Neighbour::endWithInput);
    var path = Path.of(arguments[1]);
    switch (Kind.valueOf(arguments[0])) {
      case LOCAL -> {
        try (var reader = reader(path);
            var local = reader.local()) {
          repeat(() -> read(local));
        }
      }
      case SHARED -> {
        try (var reader = reader(path)) {
          repeat(() -> read(reader));
        }
      }
      case WORD -> {
        var word = SharedWord.open(path);
        repeat(word::twoAtomicAdds);
      }
    }
  }

  private static SnapshotReader<MemorySegment> reader(Path prefix) {
    return Synchronizer.reader(prefix, ArchiveType.bytes()).open();
  }

  private static int read(LocalReader<MemorySegment> reader) {
    try (Snapshot<MemorySegment> snapshot = reader.read()) {
      return snapshot.value().get(ValueLayout.JAVA_INT, 0);
    }
  }

  private static int read(SnapshotReader<MemorySegment> reader) {
    try (Snapshot<MemorySegment> snapshot = reader.read()) {
      return snapshot.value().get(ValueLayout.JAVA_INT, 0);
    }
  }

  /// Its result is looked at, so that nothing is left out; only the end of the process ends it.
  private static void repeat(Work work) {
    int sum = 0;
    for (long i = 1; sum != Integer.MIN_VALUE || i < WARM; i++) {
      sum |= work.run() & 1;
      if (i == WARM) {
        System.out.println("warm");
      }
    }
  }

  /// A read, or what stands for one.
  @FunctionalInterface
  private interface Work {
    int run();
  }

  private static void endWithInput() {
    try {
      int next = System.in.read();
      while (next >= 0) {
        next = System.in.read();
      }
      System.exit(0);
    } catch (IOException e) {
      System.exit(1);
    }
  }
}
