package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data files that cannot be read as their version says.
class DataFileErrorsTest {
  private static final int SIZE = 20_000;
  private static final MemorySegment ARCHIVE = PrefixFolder.archive(SIZE, 7);

  @TempDir Path folder;
  private PrefixFolder files;
  private SnapshotWriter<MemorySegment> writer;

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
    writer = files.writer().open();
    writer.writeRaw(ARCHIVE);
  }

  @AfterEach
  void tearDown() {
    writer.close();
  }

  /// The error; nobody stays registered; and the next version can be read.
  private void assertUnreadable(String messagePart) {
    try (var reader = files.reader().open()) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(reader::read)
            .isInstanceOfSatisfying(
                DataFileException.class, e -> assertThat(e.path()).isEqualTo(files.data(0)))
            .hasMessageStartingWith(files.data(0).toString())
            .hasMessageContaining(messagePart);
        assertThat(files.readers(0)).isZero();
      }
      writer.writeRaw(ARCHIVE);
      try (var snapshot = reader.read()) {
        assertThat(snapshot.value().mismatch(ARCHIVE)).isEqualTo(-1);
      }
    }
  }

  @Test
  void missing() throws IOException {
    Files.delete(files.data(0));
    assertUnreadable("there is no such file: file=" + files.data(0));
  }

  @Test
  void shorterThanTheVersionSays() {
    PrefixFolder.cutOff(files.data(0), SIZE - 1);
    assertUnreadable("size=" + (SIZE - 1) + " wanted=" + SIZE);
  }

  @Test
  void empty() {
    PrefixFolder.cutOff(files.data(0), 0);
    assertUnreadable("size=0 wanted=" + SIZE);
  }

  @Test
  void cutOffBetweenTwoSwitchesOfAReaderByCounters() {
    writer.close();
    try (var counting = files.writer().registry(Registry.NONE).open();
        var reader = files.reader().open()) {
      counting.writeRaw(ARCHIVE);
      reader.read().close();
      counting.writeRaw(ARCHIVE);
      reader.read().close();
      counting.writeRaw(ARCHIVE);
      PrefixFolder.cutOff(files.data(1), 100);
      assertThatThrownBy(reader::read)
          .isInstanceOf(DataFileException.class)
          .hasMessageEndingWith("size=100 wanted=" + SIZE);
    }
  }

  /// The record says that the file is the one that is mapped, so nobody asks how long it is.
  @Test
  void cutOffBetweenTwoSwitchesOfAReaderThatHasItMapped() {
    try (var reader = files.reader().verification(Verification.CHECKSUM).open()) {
      reader.read().close();
      writer.writeRaw(ARCHIVE);
      reader.read().close();
      writer.writeRaw(ARCHIVE);
      PrefixFolder.cutOff(files.data(0), 100);
      assertThatThrownBy(reader::read)
          .isInstanceOf(DataFileException.class)
          .hasMessageStartingWith(files.data(0).toString());
      assertThat(files.readers(0)).isZero();
    }
  }

  @Test
  void aFolder() throws IOException {
    Files.delete(files.data(0));
    Files.createDirectory(files.data(0));
    assertUnreadable("not a regular file: file=" + files.data(0));
  }

  @Test
  void aLink() throws IOException {
    Files.move(files.data(0), folder.resolve("elsewhere"));
    Files.createSymbolicLink(files.data(0), folder.resolve("elsewhere"));
    assertUnreadable("");
  }

  @Test
  void aPipe() throws IOException, InterruptedException {
    Files.delete(files.data(0));
    Pipe.create(files.data(0));
    assertUnreadable("not a regular file: file=" + files.data(0));
  }

  @Test
  void notPermitted() throws IOException {
    assumeThat(System.getProperty("user.name")).as("root may do anything").isNotEqualTo("root");
    Files.setPosixFilePermissions(files.data(0), PosixFilePermissions.fromString("---------"));
    assertUnreadable("no permission: file=" + files.data(0));
  }

  @Test
  void aVersionOfTheLargestSize() {
    files.setVersion(InstanceVersion.of(0, InstanceVersion.MAX_SIZE, 0).bits());
    assertUnreadable("size=" + SIZE + " wanted=" + InstanceVersion.MAX_SIZE);
  }

  /// Nobody publishes that; it is what random bytes can be.
  @Test
  void aVersionOfSizeZeroIsAnEmptyArchive() {
    files.setVersion(1L << 40);
    try (var reader = files.reader().open()) {
      assertThat((long) reader.read(MemorySegment::byteSize)).isZero();
    }
  }

  @Test
  void aWriterThatCannotOpenItSaysSoAndWorksAgainWhenItCan() throws IOException {
    Files.createDirectory(files.data(1));
    assertThatThrownBy(() -> writer.writeRaw(ARCHIVE))
        .isInstanceOfSatisfying(
            DataFileException.class, e -> assertThat(e.path()).isEqualTo(files.data(1)));
    assertThat(writer.version().orElseThrow().index()).isZero();
    Files.delete(files.data(1));
    assertThat(writer.writeRaw(ARCHIVE).version().index()).isEqualTo(1);
  }

  @Test
  void aWriterWritesIntoNoLink() throws IOException {
    var target = Files.write(folder.resolve("elsewhere"), new byte[SIZE]);
    Files.createSymbolicLink(files.data(1), target);
    assertThatThrownBy(() -> writer.writeRaw(ARCHIVE)).isInstanceOf(DataFileException.class);
    assertThat(target).hasBinaryContent(new byte[SIZE]);
  }
}
