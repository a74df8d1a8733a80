package dev.mmapsync.system.program;

import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.SynchronizerException;
import dev.mmapsync.Verification;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.Pattern;
import dev.mmapsync.system.PrefixFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// `CutOff PREFIX VICTIM`: cuts the data files off under a live mapping, and goes on with it. Says
/// `survived: ...` if this JVM lives to say it.
///
/// What faults runs in threads of its own, since the JVM may throw the error later than the access,
/// behind any handler that is near it.
public final class CutOff {
  /// Whose mapping it is, and what is done with it.
  public enum Victim {
    /// A snapshot whose bytes are used.
    SNAPSHOT,
    /// A reader that switches to a version in a file that it has mapped.
    SWITCH,
    /// The same, and it is asked to verify.
    SWITCH_WITH_CHECKSUM,
    /// A writer that copies an archive.
    WRITE,
    /// A writer whose caller fills in place.
    FILL
  }

  private static final long SIZE = 3 << 20;
  private static final int ROUNDS = 30;

  private final Path prefix;
  private final SnapshotWriter<MemorySegment> writer;
  private int errors;
  private long number;

  private CutOff(Path prefix, SnapshotWriter<MemorySegment> writer) {
    this.prefix = prefix;
    this.writer = writer;
  }

  /// Runs the program.
  public static void main(String[] arguments) throws InterruptedException {
    Path prefix = Path.of(arguments[0]);
    try (SnapshotWriter<MemorySegment> writer =
        Synchronizer.writer(prefix, ArchiveType.bytes()).open()) {
      new CutOff(prefix, writer).run(Victim.valueOf(arguments[1]));
    }
  }

  private void run(Victim victim) throws InterruptedException {
    publish();
    publish();
    for (int round = 0; round < ROUNDS; round++) {
      switch (victim) {
        case SNAPSHOT -> useASnapshot();
        case SWITCH -> switchTo(Verification.NONE);
        case SWITCH_WITH_CHECKSUM -> switchTo(Verification.CHECKSUM);
        case WRITE -> write(true);
        case FILL -> write(false);
      }
    }
    System.out.println("survived: errors=" + errors);
  }

  private void useASnapshot() throws InterruptedException {
    try (SnapshotReader<MemorySegment> reader = reader(Verification.NONE)) {
      tolerating(
          () -> {
            try (Snapshot<MemorySegment> snapshot = reader.read()) {
              cut();
              use(snapshot.bytes());
            }
          });
    }
    recover();
  }

  private static void use(MemorySegment bytes) {
    byte[] copy = bytes.toArray(ValueLayout.JAVA_BYTE);
    long sum = 0;
    for (long at = 0; at < bytes.byteSize(); at++) {
      sum += bytes.get(ValueLayout.JAVA_BYTE, at);
    }
    System.out.println("read " + copy.length + " " + sum);
  }

  private void switchTo(Verification verification) throws InterruptedException {
    try (SnapshotReader<MemorySegment> reader = reader(verification)) {
      tolerating(
          () -> {
            reader.read().close();
            publish();
            reader.read().close();
            publish();
            cut();
            reader.read().close();
          });
    }
    recover();
  }

  private void write(boolean copied) throws InterruptedException {
    tolerating(
        () -> {
          cut();
          if (copied) {
            writer.writeRaw(MemorySegment.ofArray(new byte[(int) SIZE]));
          } else {
            publish();
          }
        });
    recover();
  }

  /// Whatever happened, a few writes later everything is as it should be.
  private void recover() throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      tolerating(this::publish);
    }
    publish();
    try (SnapshotReader<MemorySegment> reader = reader(Verification.CHECKSUM);
        Snapshot<MemorySegment> snapshot = reader.read()) {
      Pattern.verify(snapshot.bytes(), number);
    }
  }

  private void publish() {
    number++;
    writer.writeRaw(SIZE, archive -> Pattern.fill(archive, number));
  }

  private SnapshotReader<MemorySegment> reader(Verification verification) {
    return Synchronizer.reader(prefix, ArchiveType.bytes()).verification(verification).open();
  }

  private void cut() {
    PrefixFiles files = new PrefixFiles(prefix);
    for (int index = 0; index < 2; index++) {
      try (FileChannel data = FileChannel.open(files.data(index), StandardOpenOption.WRITE)) {
        data.truncate(0);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Runs `access` in a thread that may die of it, but of nothing else than what is to be expected.
  private void tolerating(Runnable access) throws InterruptedException {
    try {
      CompletableFuture.runAsync(access, task -> Thread.ofPlatform().start(task)).get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof InternalError
          || e.getCause() instanceof SynchronizerException)) {
        throw new IllegalStateException(e);
      }
      errors++;
    }
  }
}
