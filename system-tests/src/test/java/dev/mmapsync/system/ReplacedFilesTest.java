package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.InstanceVersion;
import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.SynchronizerException;
import dev.mmapsync.Verification;
import dev.mmapsync.archive.ArchiveType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are deleted, restored or made anew under readers and writers that live: they find the
/// new ones by themselves.
///
/// Readers verify the checksum, so that what a file of another time holds is an error and not a
/// value.
@Tag("portable")
final class ReplacedFilesTest {
  private static final Duration TIME = Duration.ofSeconds(20);

  private final Path folder;
  private final PatternPrefix prefix;
  private final SnapshotWriter<MemorySegment> writer;
  private final SnapshotReader<MemorySegment> reader;
  private long number;

  ReplacedFilesTest(@TempDir Path folder) {
    this.folder = folder;
    this.prefix = new PatternPrefix(folder.resolve("replaced"), Sizes.WIDE);
    this.writer = prefix.writer();
    this.reader = verifyingReader();
  }

  @BeforeEach
  void publishInBothFiles() {
    for (int i = 0; i < 3; i++) {
      prefix.publish(writer, ++number);
      assertThat(prefix.read(reader)).isEqualTo(number);
    }
  }

  @AfterEach
  void close() {
    reader.close();
    writer.close();
  }

  @Test
  void aReaderFindsTheStateThatAnotherWriterMadeAnew() throws IOException {
    writer.close();
    Synchronizer.remove(prefix.path());
    prefix.publish(100);

    await(() -> prefix.read(reader) == 100);
  }

  @Test
  void aReaderFindsTheStateThatWasRestored() throws IOException {
    writer.close();
    Path copies = Files.createDirectory(folder.resolve("copies"));
    PatternPrefix backup = new PatternPrefix(copies.resolve("replaced"), Sizes.WIDE);
    backup.publish(100);
    moveOver(backup.files().data(0), prefix.files().data(0));
    moveOver(backup.files().state(), prefix.files().state());

    await(() -> prefix.read(reader) == 100);
  }

  @Test
  void aWriterFindsThatItsStateWasDeleted() throws IOException {
    Files.delete(prefix.files().state());

    awaitThatWritesAreRead();
  }

  @Test
  void aWriterFindsThatEverythingWasDeleted() throws IOException {
    Files.delete(prefix.files().state());
    Files.delete(prefix.files().data(0));
    Files.delete(prefix.files().data(1));

    awaitThatWritesAreRead();
  }

  /// Nothing is written before the writer has noticed: until then it does not see the readers of
  /// the restored state.
  @Test
  void aWriterFindsThatItsStateWasRestored() throws IOException {
    Path copy = copy(prefix.files().state());
    InstanceVersion last = prefix.publish(writer, ++number).version();
    moveOver(copy, prefix.files().state());

    await(() -> !writer.version().equals(Optional.of(last)));
    await(() -> prefix.read(reader) == number - 1);
    awaitThatWritesAreRead();
  }

  @Test
  void dataThatWasDeletedIsWrittenAnew() throws IOException {
    Files.delete(prefix.files().data(0));
    Files.delete(prefix.files().data(1));

    awaitThatWritesAreRead();
  }

  @Test
  void dataThatWasRestoredIsWrittenAgain() throws IOException {
    replaceByACopy(prefix.files().data(0));
    replaceByACopy(prefix.files().data(1));

    awaitThatWritesAreRead();
  }

  /// Until the old reader and a new one read, several times in turn, what was written just before.
  private void awaitThatWritesAreRead() {
    for (int i = 0; i < 4; i++) {
      await(
          () -> {
            prefix.publish(writer, ++number);
            return prefix.read(reader) == number && readByANewReader() == number;
          });
    }
  }

  private long readByANewReader() {
    try (SnapshotReader<MemorySegment> fresh = verifyingReader();
        Snapshot<MemorySegment> snapshot = fresh.read()) {
      return Pattern.verify(snapshot.bytes(), Sizes.WIDE);
    }
  }

  private SnapshotReader<MemorySegment> verifyingReader() {
    return Synchronizer.reader(prefix.path(), ArchiveType.bytes())
        .verification(Verification.CHECKSUM)
        .open();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TIME.toNanos();
    while (!holds(condition)) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (SynchronizerException e) {
      return false; // saying so is all right, as long as it ends
    }
  }

  private void replaceByACopy(Path file) throws IOException {
    moveOver(copy(file), file);
  }

  private Path copy(Path file) throws IOException {
    return Files.copy(file, folder.resolve("copy"), StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static void moveOver(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
