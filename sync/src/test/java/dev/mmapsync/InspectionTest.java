package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Looking at a prefix, and taking it away.
class InspectionTest {
  private static final MemorySegment ARCHIVE = PrefixFolder.archive(100, 1);

  @TempDir Path folder;
  private PrefixFolder files;

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
  }

  private Inspection inspect() {
    return Synchronizer.inspect(files.prefix());
  }

  private void publish(int count) {
    try (var writer = files.writer().open()) {
      for (int i = 0; i < count; i++) {
        writer.writeRaw(ARCHIVE);
      }
    }
  }

  @Test
  void nothingAtAll() {
    var found = inspect();
    assertThat(found.prefix()).isEqualTo(files.prefix());
    assertThat(found.version()).isEmpty();
    assertThat(found.state()).isEqualTo(new Inspection.FileStatus(files.state(), false, 0, ""));
    assertThat(found.data())
        .containsExactly(
            new Inspection.FileStatus(files.data(0), false, 0, ""),
            new Inspection.FileStatus(files.data(1), false, 0, ""));
    assertThat(found.readers()).containsExactly(0, 0);
    assertThat(found.checksum()).isEqualTo(Inspection.ChecksumVerdict.UNKNOWN);
    assertThat(found.writeLock()).isNotEqualTo(Inspection.Lock.HELD);
    assertThat(files.names()).as("an inspection creates nothing").isEmpty();
  }

  @Test
  void aPublication() throws IOException {
    publish(2);
    Files.setPosixFilePermissions(files.data(1), PosixFilePermissions.fromString("rw-r-----"));
    files.setReaders(0, 3);
    files.setReaders(1, -1);

    var found = inspect();
    assertThat(found.version().orElseThrow().bits()).isEqualTo(files.version());
    assertThat(found.version().orElseThrow().index()).isOne();
    assertThat(found.version().orElseThrow().size()).isEqualTo(100);
    assertThat(found.state().exists()).isTrue();
    assertThat(found.state().size()).isEqualTo(16);
    assertThat(found.data().get(1))
        .isEqualTo(new Inspection.FileStatus(files.data(1), true, 100, "rw-r-----"));
    assertThat(found.readers()).containsExactly(3, -1);
    assertThat(found.checksum()).isEqualTo(Inspection.ChecksumVerdict.RIGHT);
    assertThat(files.readers(0)).as("it registers nobody").isEqualTo(3);
    assertThat(found.toString()).contains("size=100");
  }

  @Test
  void aSpoiledByte() {
    publish(1);
    PrefixFolder.overwrite(files.data(0), 5, new byte[] {9});
    assertThat(inspect().checksum()).isEqualTo(Inspection.ChecksumVerdict.WRONG);
  }

  @Test
  void aMissingDataFile() throws IOException {
    publish(1);
    Files.delete(files.data(0));
    assertThat(inspect().checksum()).isEqualTo(Inspection.ChecksumVerdict.UNKNOWN);
    assertThat(inspect().data().get(0).exists()).isFalse();
  }

  @Test
  void aVersionOfSizeZero() {
    publish(1);
    files.setVersion(1L << 40);
    assertThat(inspect().version().orElseThrow().size()).isZero();
  }

  @Test
  @Tag("native")
  @EnabledOnOs(OS.LINUX)
  void theLockOfAWriter() {
    try (var writer = files.writer().open()) {
      writer.writeRaw(ARCHIVE);
      assertThat(inspect().writeLock()).isEqualTo(Inspection.Lock.HELD);
      writer.writeRaw(ARCHIVE);
    }
    assertThat(inspect().writeLock()).isEqualTo(Inspection.Lock.FREE);
    assertThat(files.readers(0) + files.readers(1)).isZero();
  }

  @Test
  void aLockThatNobodyHasIsNotHeld() {
    publish(1);
    assertThat(inspect().writeLock()).isIn(Inspection.Lock.FREE, Inspection.Lock.UNKNOWN);
  }

  @Test
  void removingTakesOnlyTheFilesOfThePrefix() throws IOException {
    publish(2);
    var others =
        List.of("p", "p_data_2", "p_state2", "q_state", "pp_state", "p_data_0.bak", "x.new");
    for (var name : others) {
      Files.write(folder.resolve(name), new byte[1]);
    }
    Files.write(folder.resolve("p_data_1.77.new"), new byte[1]);

    assertThat(Synchronizer.remove(files.prefix()))
        .filteredOn(file -> !file.equals(files.registry())) // not there in the portable mode
        .containsExactlyInAnyOrder(
            files.state(), files.data(0), files.data(1), folder.resolve("p_data_1.77.new"));
    assertThat(files.names()).containsExactlyInAnyOrderElementsOf(others);
    assertThat(Synchronizer.remove(files.prefix())).isEmpty();
  }

  @Test
  void removingIsRefusedWhileAWriterHasTheLock() {
    try (var writer = files.writer().open()) {
      writer.writeRaw(ARCHIVE);
      assertThatThrownBy(() -> Synchronizer.remove(files.prefix()))
          .isInstanceOf(WriteLockException.class);
      assertThat(files.sortedNames()).containsExactly("p_data_0", "p_state");
      assertThat(writer.writeRaw(ARCHIVE).size()).isEqualTo(100);
    }
    assertThat(Synchronizer.remove(files.prefix()))
        .contains(files.data(0), files.data(1), files.state());
    assertThat(files.names()).isEmpty();
    assertThat(files.registry()).doesNotExist();
  }

  @Test
  void removingLeavesOpenSnapshotsAsTheyAre() {
    publish(1);
    try (var reader = files.reader().open();
        var snapshot = reader.read()) {
      Synchronizer.remove(files.prefix());
      assertThat(snapshot.value().mismatch(ARCHIVE)).isEqualTo(-1);
      publish(1);
      Eventually.holds(
          "the reader has seen the new files",
          () -> {
            reader.read().close();
            return files.readers(0) == 0
                && reader.version().orElseThrow().bits() == files.version();
          });
    }
  }

  @Test
  void dataFilesWithoutAStateAreRemovedToo() throws IOException {
    Files.write(files.data(1), new byte[7]);
    assertThat(Synchronizer.remove(files.prefix())).contains(files.data(1));
    assertThat(files.names()).isEmpty();
  }

  @Test
  void nothingToRemoveIsNoError() {
    assertThat(Synchronizer.remove(files.prefix())).isEmpty();
    assertThat(files.names()).isEmpty();
  }
}
