package dev.mmapsync.cli;

import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteResult;
import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `publish PREFIX FILE`: the bytes of a file become the snapshot of a prefix.
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = "Publish the bytes of a file; with --watch again whenever it changes.")
final class Publish implements Callable<Integer> {
  /// From here on a terminal gets a progress bar.
  private static final long LARGE = 64L << 20;

  private final Streams streams;

  @Parameters(
      index = "0",
      paramLabel = "PREFIX",
      converter = Prefix.class,
      description = "Where to publish.")
  private Path prefix = Path.of("");

  @Parameters(index = "1", paramLabel = "FILE", description = "What to publish.")
  private Path file = Path.of("");

  @Option(
      names = "--watch",
      description = "Go on until Ctrl-C: publish again whenever FILE has changed.")
  private boolean watch;

  Publish(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    try (SnapshotWriter<MemorySegment> writer =
        Synchronizer.writer(prefix, ArchiveType.bytes()).open()) {
      if (watch) {
        new FileWatch(file, () -> publish(writer), streams.err()).run();
      } else {
        publish(writer);
      }
    }
    return ExitCode.DONE.code();
  }

  private FileStamp publish(SnapshotWriter<MemorySegment> writer) {
    try (Input input = Input.open(file)) {
      long start = System.nanoTime();
      WriteResult result = write(writer, input);
      print(result, System.nanoTime() - start);
      return input.stamp();
    }
  }

  private WriteResult write(SnapshotWriter<MemorySegment> writer, Input input) {
    if (input.size() < LARGE || !streams.terminal().getAsBoolean()) {
      return writer.writeRaw(input.size(), target -> input.copyTo(target, _ -> {}));
    }
    try (ProgressBar bar =
        new ProgressBar(streams.err(), "publishing", input.size(), System::nanoTime)) {
      return writer.writeRaw(input.size(), target -> input.copyTo(target, bar));
    }
  }

  private void print(WriteResult result, long nanos) {
    streams
        .out()
        .println(
            String.format(
                Locale.ROOT,
                "published %,d bytes as data %d, checksum %06x, in %,d ms",
                result.size(),
                result.version().index(),
                result.version().checksum(),
                TimeUnit.NANOSECONDS.toMillis(nanos)));
    streams.out().flush();
    if (result.readersReset()) {
      streams
          .err()
          .println(
              "mmap-sync: warning: a reader held the older snapshot for too long (or died) and was"
                  + " evicted: waited="
                  + result.waited().toMillis()
                  + " ms");
    }
  }
}
