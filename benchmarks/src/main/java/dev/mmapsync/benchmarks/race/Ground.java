package dev.mmapsync.benchmarks.race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The files and the processes of one run of one work, all gone when it is closed.
///
/// For one thread.
final class Ground implements AutoCloseable {
  private final Path folder;
  private final Plan plan;
  private final List<Session> sessions = new ArrayList<>();

  private Ground(Path folder, Plan plan) {
    this.folder = folder;
    this.plan = plan;
  }

  /// An empty folder below `parent`.
  static Ground create(Path parent, Plan plan) throws IOException {
    return new Ground(Files.createTempDirectory(parent, "run-"), plan);
  }

  /// Starts a process on the one prefix of this run.
  Session start(Side side, String work, String... options) throws IOException {
    List<String> command = new ArrayList<>(side.command());
    command.add(work);
    command.add(folder.resolve("p").toString());
    command.add("warm=" + plan.warm().toMillis());
    command.add("time=" + plan.time().toMillis());
    command.addAll(List.of(options));
    var session = Session.start(command);
    sessions.add(session);
    return session;
  }

  @Override
  public void close() throws IOException {
    sessions.forEach(Session::close);
    delete(folder);
  }

  static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
