package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A full disk is an error that says so, and leaves everything as it was.
class NoSpaceTest {
  private static final long PAGE = SmallDisk.PAGE;

  @TempDir Path mountPoint;
  private SmallDisk disk;
  private PrefixFolder files;

  @BeforeEach
  void setUp() throws IOException, InterruptedException {
    disk = SmallDisk.open(mountPoint);
    files = new PrefixFolder(disk.folder());
  }

  @AfterEach
  @SuppressWarnings("NullAway") // there is none where it was assumed and not found
  void tearDown() {
    if (disk != null) {
      disk.close();
    }
  }

  private static void fill(MemorySegment memory) {
    memory.fill((byte) 3);
  }

  private void assertNoSpace(SnapshotWriter<?> writer, long size, int index) {
    assertThatThrownBy(() -> writer.writeRaw(size, NoSpaceTest::fill))
        .isInstanceOfSatisfying(
            NoSpaceException.class,
            e -> {
              assertThat(e.wanted()).isEqualTo(size);
              assertThat(e.path()).isEqualTo(files.data(index));
            })
        .hasMessageStartingWith(files.data(index).toString())
        .hasMessageEndingWith("no space left: wanted=" + size);
  }

  @Test
  void theFirstWriteLeavesNothingBehind() throws IOException {
    try (var writer = files.writer().open();
        var reader = files.reader().open()) {
      long tooMuch = disk.free() + PAGE;
      for (int attempt = 0; attempt < 2; attempt++) {
        assertNoSpace(writer, tooMuch, 0);
        assertThat(files.names()).containsExactly("p_state");
        assertThat(reader.isPublished()).isFalse();
      }
      assertThat(writer.writeRaw(PAGE, NoSpaceTest::fill).size()).isEqualTo(PAGE);
      assertThat((long) reader.read(MemorySegment::byteSize)).isEqualTo(PAGE);
    }
  }

  @Test
  void aLaterWriteLeavesTheFileAsLongAsItWasAndReadersWithTheirSnapshot() throws IOException {
    try (var writer = files.writer().open();
        var reader = files.reader().verification(Verification.CHECKSUM).open()) {
      for (int content = 1; content <= 3; content++) {
        writer.writeRaw(PrefixFolder.archive(5_000, content));
      }
      long free = disk.free();
      assertNoSpace(writer, 5_000 + free + 2 * PAGE, 1);
      assertThat(Files.size(files.data(1))).isEqualTo(5_000);
      assertThat(disk.free()).as("what was reserved is given back").isEqualTo(free);
      try (var snapshot = reader.read()) {
        assertThat(snapshot.value().mismatch(PrefixFolder.archive(5_000, 3))).isEqualTo(-1);
      }
      writer.writeRaw(PrefixFolder.archive(6_000, 4));
      assertThat((long) reader.read(MemorySegment::byteSize)).isEqualTo(6_000);
    }
  }

  /// The sink doubles what it asks for; where that has no room, it asks for what it needs.
  @Test
  void aValueThatJustFitsIsWritten() throws IOException {
    int count = (int) (disk.free() * 2 / 3 / Long.BYTES);
    try (var synchronizer = Synchronizer.open(files.prefix(), PriceTableType.INSTANCE)) {
      synchronizer.write(new PriceTable(5, count));
      assertThat((boolean) synchronizer.read(PriceTableType.View::isWhole)).isTrue();

      assertThatThrownBy(() -> synchronizer.write(new PriceTable(6, count)))
          .isInstanceOf(NoSpaceException.class);
      assertThat((long) synchronizer.read(PriceTableType.View::time)).isEqualTo(5);
      synchronizer.write(new PriceTable(7, 10));
      assertThat((long) synchronizer.read(PriceTableType.View::time)).isEqualTo(7);
    }
  }

  @Test
  void theStateFileNeedsRoomToo() throws IOException {
    disk.leave(0);
    try (var writer = files.writer().open()) {
      assertThatThrownBy(() -> writer.writeRaw(PrefixFolder.archive(1, 1)))
          .isInstanceOfSatisfying(
              NoSpaceException.class, e -> assertThat(e.path()).isEqualTo(files.state()))
          .hasMessageEndingWith("wanted=16");
      assertThat(files.names()).containsExactly("ballast");

      disk.makeRoom();
      assertThat(writer.writeRaw(PrefixFolder.archive(1, 1)).size()).isOne();
    }
  }

  /// Stores into a hole of a full disk would end in a fault.
  @Test
  @Tag("native")
  void holesOfAFileThatIsThereAreFilledBeforeTheyAreMapped() throws IOException {
    try (var writer = files.writer().open()) {
      writer.writeRaw(PAGE, NoSpaceTest::fill);
    }
    long size = disk.free() / 2;
    try (var sparse =
        FileChannel.open(files.data(1), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      sparse.write(ByteBuffer.allocate(1), size - 1);
    }
    disk.leave(0);
    try (var writer = files.writer().open()) {
      assertNoSpace(writer, size, 1);
      assertThat(Files.size(files.data(1))).isEqualTo(size);
      disk.makeRoom();
      assertThat(writer.writeRaw(size, NoSpaceTest::fill).size()).isEqualTo(size);
    }
  }
}
