package dev.mmapsync.cli;

import dev.mmapsync.Synchronizer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `rm PREFIX`: deletes the files of a prefix, unless a writer holds its lock.
@Command(
    name = "rm",
    mixinStandardHelpOptions = true,
    description = "Delete the files of a prefix, unless a writer holds its lock.")
final class Remove implements Callable<Integer> {
  private final Streams streams;

  @Parameters(
      index = "0",
      paramLabel = "PREFIX",
      converter = Prefix.class,
      description = "What to delete.")
  private Path prefix = Path.of("");

  Remove(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    List<Path> removed = Synchronizer.remove(prefix);
    if (removed.isEmpty()) {
      throw new CommandFailure(
          ExitCode.NOTHING_PUBLISHED, "there is nothing to remove: prefix=" + prefix);
    }
    removed.forEach(path -> streams.out().println("removed " + path));
    streams.out().flush();
    return ExitCode.DONE.code();
  }
}
