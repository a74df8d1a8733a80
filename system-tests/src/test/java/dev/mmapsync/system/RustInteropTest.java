package dev.mmapsync.system;

import static dev.mmapsync.system.PrefixFiles.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.Fate;
import dev.mmapsync.ReadersBusyException;
import dev.mmapsync.Registry;
import dev.mmapsync.SlowReaderPolicy;
import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.Verification;
import dev.mmapsync.WriteLockException;
import dev.mmapsync.WriterOptions;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.process.RustPeer;
import dev.mmapsync.system.program.HoldWriteLock;
import dev.mmapsync.system.program.StressReader;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The original crate on one side, this library on the other, in both directions.
final class RustInteropTest {
  private static final String WRITTEN = "written: 36 bytes | reset: false\n";
  private static final String RESET = WRITTEN.replace("false", "true");
  private static final Duration SHORT = Duration.ofMillis(20);

  private final RustPeer peer = RustPeer.built();
  private final PrefixFiles files;
  private final Path prefix;

  RustInteropTest(@TempDir Path folder) {
    this.prefix = folder.resolve("hello");
    this.files = new PrefixFiles(prefix);
  }

  @Test
  void thePeerReadsWhatWeWrote() {
    try (SnapshotWriter<MemorySegment> writer = writer().open()) {
      writer.writeRaw(Example.archive());
      assertThat(peer.run("read", prefix)).isEqualTo(Example.PRINTED + "\n");
      writer.writeRaw(Example.archive());
      assertThat(peer.run("read", prefix)).isEqualTo(Example.PRINTED + "\n");
    }
  }

  @Test
  void weReadWhatThePeerWrote() {
    assertThat(peer.run("write", prefix)).isEqualTo(WRITTEN);
    try (SnapshotReader<MemorySegment> reader = reader()) {
      assertThat(read(reader)).isEqualTo(Example.ARCHIVE);
      assertThat(peer.run("write", prefix)).isEqualTo(WRITTEN);
      assertThat(read(reader)).isEqualTo(Example.ARCHIVE);
    }
    assertThat(hex(files.state())).isEqualTo(Example.STATE_AFTER_TWO);
  }

  @Test
  void writersTakeTurns(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("archive"), HexFormat.of().parseHex(Example.ARCHIVE));
    try (SnapshotReader<MemorySegment> reader = reader();
        SnapshotWriter<MemorySegment> writer = writer().registry(Registry.NONE).open()) {
      for (int turn = 0; turn < 3; turn++) {
        writer.writeRaw(Example.archive());
        assertThat(read(reader)).isEqualTo(Example.ARCHIVE);
        assertThat(peer.run("write-raw", prefix, file)).isEqualTo(WRITTEN);
        assertThat(read(reader)).isEqualTo(Example.ARCHIVE);
        assertThat(peer.run("read", prefix)).isEqualTo(Example.PRINTED + "\n");
      }
    }
  }

  /// The peer sees a guard where our readers have slots: it gives them its grace, and then they
  /// know that nobody can tell what they have read.
  @Test
  void thePeerWaitsForReadersThatItCannotSee(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("archive"), HexFormat.of().parseHex(Example.ARCHIVE));
    try (SnapshotReader<MemorySegment> reader = reader();
        SnapshotWriter<MemorySegment> writer = writer().open()) {
      writer.writeRaw(Example.archive());
      Snapshot<MemorySegment> first = reader.read();
      writer.writeRaw(Example.archive());
      Snapshot<MemorySegment> second = reader.read();
      assertThat(peer.run("write-raw", prefix, file, SHORT.toMillis())).isEqualTo(RESET);
      assertThat(first.fate()).isEqualTo(Fate.UNKNOWN);
      assertThat(second.fate()).as("still guarded").isEqualTo(Fate.INTACT);
      first.close();
      second.close();
      try (Snapshot<MemorySegment> counted = reader.read()) {
        assertThat(counted.sequence()).isEmpty();
      }
      writer.writeRaw(Example.archive());
      try (Snapshot<MemorySegment> recorded = reader.read()) {
        assertThat(recorded.sequence()).hasValue(3);
        assertThat(recorded.fate()).isEqualTo(Fate.INTACT);
      }
    }
  }

  @Test
  void thePeersLockKeepsUsOutUntilItGoes() {
    try (Child holder = peer.start("lock", prefix);
        SnapshotWriter<MemorySegment> writer = writer().open()) {
      holder.awaitLine("locked");
      assertThatThrownBy(() -> writer.writeRaw(Example.archive()))
          .isInstanceOf(WriteLockException.class);
      holder.endInput();
      holder.awaitSuccess();

      assertThat(writer.writeRaw(Example.archive()).size()).isEqualTo(36);
    }
  }

  @Test
  void ourLockKeepsThePeerOutUntilItGoes() {
    try (Child holder = JavaProgram.small(HoldWriteLock.class).start(prefix)) {
      holder.awaitLine("locked");
      assertThat(peer.run("lock", prefix))
          .isEqualTo("refused: write blocked by conflicting lock\n");
      holder.kill();
    }
    try (Child successor = peer.start("lock", prefix)) {
      successor.awaitLine("locked");
    }
  }

  @Test
  void aSnapshotThatThePeerHoldsIsWaitedFor() {
    try (SnapshotWriter<MemorySegment> writer =
        writer().slowReaders(SlowReaderPolicy.FAIL).open()) {
      writer.writeRaw(Example.archive());
      try (Child holder = peer.start("hold", prefix)) {
        holder.awaitLine("version: 7");
        writer.writeRaw(Example.archive());
        assertThatThrownBy(() -> writer.writeRaw(Example.archive(), SHORT))
            .isInstanceOf(ReadersBusyException.class);
        holder.endInput();
        holder.awaitSuccess();
      }
      assertThat(writer.writeRaw(Example.archive(), SHORT).readersReset()).isFalse();
    }
  }

  @Test
  void aPeerThatDiedWithASnapshotIsResetAfterTheGrace() {
    try (SnapshotWriter<MemorySegment> writer = writer().open()) {
      writer.writeRaw(Example.archive());
      try (Child holder = peer.start("hold", prefix)) {
        holder.awaitLine("version: 7");
        holder.kill();
      }
      assertThat(writer.writeRaw(Example.archive(), SHORT).readersReset()).isFalse();
      assertThat(writer.writeRaw(Example.archive(), SHORT).readersReset()).isTrue();
      assertThat(writer.writeRaw(Example.archive(), SHORT).readersReset()).isFalse();
    }
  }

  /// The crate's readers tear, ours do not, whoever writes.
  @Test
  void ourReadersNeverTearBehindThePeersWriter() {
    try (SnapshotWriter<MemorySegment> first = writer().registry(Registry.NONE).open()) {
      first.writeRaw(Sizes.WIDE.at(1), archive -> Pattern.fill(archive, 1));
    }
    JavaProgram program = JavaProgram.of(StressReader.class);
    List<Child> readers =
        Stream.generate(() -> program.start(prefix, Sizes.WIDE, StressReader.Acquire.LIBRARY))
            .limit(2)
            .toList();
    try {
      readers.forEach(reader -> reader.awaitLine("reading"));
      assertThat(peer.run("publish", prefix, 20_000)).isEqualTo("published 20000\n");
      readers.forEach(Child::endInput);
      readers.forEach(reader -> reader.awaitLine("reads="));
    } finally {
      readers.forEach(Child::close);
    }
  }

  private WriterOptions<MemorySegment> writer() {
    return Synchronizer.writer(prefix, ArchiveType.bytes());
  }

  private SnapshotReader<MemorySegment> reader() {
    return Synchronizer.reader(prefix, ArchiveType.bytes())
        .verification(Verification.CHECKSUM)
        .open();
  }

  private static String read(SnapshotReader<MemorySegment> reader) {
    try (Snapshot<MemorySegment> snapshot = reader.read()) {
      return HexFormat.of().formatHex(snapshot.bytes().toArray(ValueLayout.JAVA_BYTE));
    }
  }
}
