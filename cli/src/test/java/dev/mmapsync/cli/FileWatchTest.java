package dev.mmapsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileWatchTest {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
  private static final long POLL = TimeUnit.MILLISECONDS.toNanos(5);

  @TempDir private Path folder;
  private Path prefix;
  private Path file;
  private FutureTask<CommandRun> task;

  @BeforeEach
  void writeFile() throws IOException {
    prefix = folder.resolve("prefix");
    file = Files.writeString(folder.resolve("file"), "first");
    task = new FutureTask<>(() -> CommandRun.of("publish", "--watch", prefix, file));
  }

  private String published() {
    CommandRun run = CommandRun.of("cat", prefix);
    return run.exitCode() == 0 ? new String(run.bytes(), StandardCharsets.UTF_8) : "";
  }

  private void awaitPublished(String content) {
    await(() -> published().equals(content));
  }

  private void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - deadline).as("in time").isNegative();
      assertThat(task.isDone()).isFalse();
      LockSupport.parkNanos(POLL);
    }
  }

  @Test
  void publishesAgainAtEachChange() throws Exception {
    Thread watch = Thread.ofPlatform().start(task);
    awaitPublished("first");

    Files.writeString(file, "written over");
    awaitPublished("written over");

    Files.writeString(folder.resolve("new"), "replaced");
    Files.move(
        folder.resolve("new"),
        file,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    awaitPublished("replaced");

    Files.delete(file);
    Files.writeString(file, "deleted and made again");
    awaitPublished("deleted and made again");

    watch.interrupt();
    CommandRun run = task.get(PATIENCE, TimeUnit.NANOSECONDS);
    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out().lines()).hasSize(4).allMatch(line -> line.startsWith("published "));
  }

  @Test
  void aFailureLaterOnIsReportedOnceAndTriedAgain() throws Exception {
    StringWriter err = new StringWriter();
    AtomicInteger publications = new AtomicInteger();
    FileWatch watch =
        new FileWatch(
            file,
            () -> {
              publications.incrementAndGet();
              return FileStamp.of(file);
            },
            new PrintWriter(err));
    Thread thread = Thread.ofPlatform().start(watch::run);
    await(() -> publications.get() == 1);

    Files.delete(file);
    await(() -> !err.toString().isEmpty());
    Files.writeString(file, "there again");
    await(() -> publications.get() == 2);

    thread.interrupt();
    thread.join();
    assertThat(err.toString().lines())
        .containsExactly(
            "mmap-sync: cannot read the file: no such file: file=" + file + " (trying again)");
  }

  @Test
  void aFailureAtFirstEndsIt() {
    try (SnapshotWriter<MemorySegment> writer =
        Synchronizer.writer(prefix, ArchiveType.bytes()).open()) {
      writer.write(MemorySegment.ofArray(new byte[] {1}));
      task.run();

      assertThat(task.resultNow().exitCode()).isEqualTo(ExitCode.BUSY.code());
    }
  }

  @Test
  void aMissingFileEndsItAtOnce() throws IOException {
    Files.delete(file);
    task.run();

    assertThat(task.resultNow().exitCode()).isEqualTo(ExitCode.INPUT.code());
  }
}
