package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.InstanceVersion;
import dev.mmapsync.NotPublishedException;
import dev.mmapsync.Registry;
import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.RustPeer;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One process creates the state file while one of the other language opens it, again and again, as
/// fast as it can. The crate, a reader too, wipes a state file that it finds without its 16 bytes:
/// ours has them from the moment at which it has its name.
///
/// `-Ddev.mmapsync.starts=1000` for more of them.
final class CreationTest {
  private static final int STARTS = Integer.getInteger("dev.mmapsync.starts", 100);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RustPeer peer = RustPeer.ofLoad();
  private final Path folder;

  CreationTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aReaderOfTheCrateThatOpensWhileWeCreate() {
    for (int start = 0; start < STARTS; start++) {
      Path prefix = folder.resolve("ours-" + start);
      Registry registry = start % 2 == 0 ? Registry.SLOTS : Registry.NONE;
      try (Child reader = peer.start("await", prefix);
          SnapshotWriter<MemorySegment> writer =
              Synchronizer.writer(prefix, ArchiveType.bytes()).registry(registry).open()) {
        reader.awaitLine("opening");
        InstanceVersion version = publish(writer, 1);
        reader.awaitLine("read 1");
        reader.awaitSuccess();
        assertThat(writer.version()).as("start %d", start).contains(version);
        assertThat(read(prefix)).contains(1L);
        publish(writer, 2);
        assertThat(read(prefix)).contains(2L);
      }
      Synchronizer.remove(prefix);
    }
  }

  /// It says that nothing is published until something is, and it changes nothing.
  @Test
  void aReaderOfOursThatOpensWhileTheCrateCreates() {
    long unpublished = 0;
    for (int start = 0; start < STARTS; start++) {
      Path prefix = folder.resolve("theirs-" + start);
      try (Child writer = peer.start("step", prefix, 1, 0)) {
        writer.send("publish");
        unpublished += awaitFirst(prefix);
        assertThat(writer.awaitLine("published")).isEqualTo("published 1 reset=false");
        assertThat(read(prefix)).contains(1L);
        try (Child reader = peer.start("await", prefix)) {
          reader.awaitLine("read 1");
        }
      }
      Synchronizer.remove(prefix);
    }
    System.out.println("opened before it was published: " + unpublished);
  }

  /// @return how often nothing was published
  private static long awaitFirst(Path prefix) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long unpublished = 0;
    while (System.nanoTime() < deadline) {
      Optional<Long> number = read(prefix);
      if (number.isPresent()) {
        assertThat(number).contains(1L);
        return unpublished;
      }
      unpublished++;
    }
    throw new AssertionError("nothing was published within " + PATIENCE);
  }

  private static Optional<Long> read(Path prefix) {
    try (SnapshotReader<MemorySegment> reader =
            Synchronizer.reader(prefix, ArchiveType.bytes()).open();
        Snapshot<MemorySegment> snapshot = reader.read()) {
      return Optional.of(PatternArchive.verify(snapshot.bytes()));
    } catch (NotPublishedException e) {
      return Optional.empty();
    }
  }

  private static InstanceVersion publish(SnapshotWriter<MemorySegment> writer, long number) {
    return writer
        .writeRaw(PatternArchive.size(number), archive -> PatternArchive.fill(archive, number))
        .version();
  }
}
