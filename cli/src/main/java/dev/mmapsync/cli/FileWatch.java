package dev.mmapsync.cli;

import dev.mmapsync.SynchronizerException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Publishes a file whenever it has changed, and not in the middle of a change: only when two looks
/// in a row find the same stamp. A file that never rests is never published.
///
/// Looks ten times a second rather than being told: that works on every file system, also for a
/// file that is replaced or comes from another machine.
///
/// The first publication must succeed. After it a failure is a line on standard error, and the next
/// look tries again.
final class FileWatch {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Path file;
  private final Supplier<FileStamp> publication;
  private final PrintWriter err;
  private @Nullable FileStamp published;
  private String complaint = "";

  /// @param publication publishes the file and returns the stamp of what was published
  FileWatch(Path file, Supplier<FileStamp> publication, PrintWriter err) {
    this.file = file;
    this.publication = publication;
    this.err = err;
  }

  /// Goes on until the thread is interrupted.
  void run() {
    FileStamp before = FileStamp.of(file);
    while (pause()) {
      try {
        FileStamp now = FileStamp.of(file);
        if (now.equals(before) && !now.equals(published)) {
          published = publication.get();
          complaint = "";
        }
        before = now;
      } catch (CommandFailure | SynchronizerException e) {
        complain(e);
      }
    }
  }

  private void complain(RuntimeException failure) {
    if (published == null) {
      throw failure;
    }
    String line = ErrorLine.line(failure);
    if (!line.equals(complaint)) {
      complaint = line;
      err.println("mmap-sync: " + line + " (trying again)");
      err.flush();
    }
  }

  /// Returns whether to go on.
  private static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }
}
