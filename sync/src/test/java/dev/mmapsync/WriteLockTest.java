package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.archive.ArchiveType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One writer at a time, and a standby that takes over.
class WriteLockTest {
  private static final MemorySegment ARCHIVE = PrefixFolder.archive(10, 1);

  @TempDir Path folder;
  private PrefixFolder files;

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
  }

  @Test
  void theSecondWriterIsTurnedAwayUntilTheFirstIsClosed() {
    try (var standby = files.writer().open()) {
      try (var writer = files.writer().open()) {
        writer.writeRaw(ARCHIVE);
        for (int attempt = 0; attempt < 3; attempt++) {
          assertThatThrownBy(() -> standby.writeRaw(ARCHIVE))
              .isInstanceOfSatisfying(
                  WriteLockException.class, e -> assertThat(e.path()).isEqualTo(files.state()))
              .hasMessage(files.state() + ": another writer holds the lock: file=" + files.state());
        }
        assertThat(writer.writeRaw(ARCHIVE).version().index()).isEqualTo(1);
      }
      assertThat(standby.writeRaw(ARCHIVE).version().index()).isZero();
    }
  }

  @Test
  void aWriterThatFoundTheStateGivesItsLockBackToo() {
    for (int round = 0; round < 5; round++) {
      try (var writer = files.writer().open()) {
        writer.writeRaw(ARCHIVE);
      }
    }
    assertThat(files.version() & 1).isZero();
  }

  @Test
  void aLockIsTakenByTheFirstWriteAndNotByOpening() {
    try (var idle = files.writer().open();
        var writer = files.writer().open()) {
      writer.writeRaw(ARCHIVE);
      assertThat(idle.version()).contains(writer.version().orElseThrow());
      assertThatThrownBy(() -> idle.writeRaw(ARCHIVE)).isInstanceOf(WriteLockException.class);
    }
  }

  @Test
  void readersNeedNoLock() {
    try (var writer = files.writer().open();
        var reader = files.reader().open()) {
      writer.writeRaw(ARCHIVE);
      assertThat((long) reader.read(MemorySegment::byteSize)).isEqualTo(10);
      writer.writeRaw(ARCHIVE);
    }
  }

  @Test
  void withoutTheLockTwoWritersCanTakeTurns() {
    try (var one = files.writer().writeLock(WriteLock.DISABLED).open();
        var two = files.writer().writeLock(WriteLock.DISABLED).open();
        var reader = files.reader().open()) {
      for (int turn = 1; turn <= 20; turn++) {
        (turn % 3 == 0 ? one : two).writeRaw(PrefixFolder.archive(turn * 1_000, turn));
        assertThat((long) reader.read(MemorySegment::byteSize)).isEqualTo(turn * 1_000L);
      }
    }
  }

  @Test
  void whatADeadWriterBeganIsTakenAway() throws IOException {
    for (var name : new String[] {"p_state.1f.new", "p_data_0.2f.new", "p_data_1.3f.new"}) {
      Files.write(folder.resolve(name), new byte[3]);
    }
    Files.write(folder.resolve("p_other.1.new"), new byte[3]);
    Files.write(folder.resolve("p_data_0.note"), new byte[3]);
    try (var writer = files.writer().open()) {
      writer.writeRaw(ARCHIVE);
    }
    assertThat(files.sortedNames())
        .containsExactly("p_data_0", "p_data_0.note", "p_other.1.new", "p_state");
  }

  @Test
  void whoTakesNoLockTakesNothingAway() throws IOException {
    Files.write(folder.resolve("p_data_0.2f.new"), new byte[3]);
    try (var writer = files.writer().writeLock(WriteLock.DISABLED).open()) {
      writer.writeRaw(ARCHIVE);
    }
    assertThat(folder.resolve("p_data_0.2f.new")).exists();
  }

  @Test
  void whatCannotBeTakenAwayIsInNobodysWay() throws IOException {
    var obstacle = Files.createDirectory(folder.resolve("p_data_0.2f.new"));
    Files.write(obstacle.resolve("x"), new byte[1]);
    try (var writer = files.writer().open()) {
      assertThat(writer.writeRaw(ARCHIVE).size()).isEqualTo(10);
    }
  }

  @Test
  void aTypedWriterAndARawOneHaveTheSameLock() {
    try (var raw = files.writer().open();
        var typed = Synchronizer.writer(files.prefix(), PriceTableType.INSTANCE).open();
        var reader = Synchronizer.reader(files.prefix(), ArchiveType.bytes()).open()) {
      typed.write(new PriceTable(1, 1));
      assertThatThrownBy(() -> raw.writeRaw(ARCHIVE)).isInstanceOf(WriteLockException.class);
      assertThat((long) reader.read(MemorySegment::byteSize)).isEqualTo(PriceTableType.sizeOf(1));
    }
  }
}
