package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.protocol.VersionWord;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are deleted or replaced under readers and writers. Section 6 of the protocol.
class ReplacedFilesTest {
  private static final int SIZE = 5_000;

  @TempDir Path folder;
  private PrefixFolder files;

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
  }

  private static WriteResult write(SnapshotWriter<MemorySegment> writer, int content) {
    return writer.writeRaw(PrefixFolder.archive(SIZE, content));
  }

  /// The one byte that the whole snapshot consists of.
  private static int content(Snapshot<MemorySegment> snapshot) {
    int first = snapshot.value().get(ValueLayout.JAVA_BYTE, 0);
    assertThat(snapshot.value().mismatch(PrefixFolder.archive(SIZE, first))).isEqualTo(-1);
    return first;
  }

  private static int content(SnapshotReader<MemorySegment> reader) {
    try (var snapshot = reader.read()) {
      return content(snapshot);
    }
  }

  private void deleteAll() throws IOException {
    for (var name : files.names()) {
      Files.delete(folder.resolve(name));
    }
  }

  @Test
  void aStateThatIsReplacedInTheMiddleOfAWriteIsAnErrorAndTheNextWriteGoesToTheNewFiles() {
    try (var writer = files.writer().open();
        var reader = files.reader().open()) {
      for (int content = 1; content <= 3; content++) {
        write(writer, content);
      }
      assertThatThrownBy(
              () ->
                  writer.writeRaw(
                      SIZE,
                      memory -> {
                        memory.fill((byte) 9);
                        files.replaceState();
                        Eventually.holds("the watch has seen it", () -> writer.version().isEmpty());
                      }))
          .isInstanceOfSatisfying(
              FilesReplacedException.class, e -> assertThat(e.path()).isEqualTo(files.state()))
          .hasMessageEndingWith("file=" + files.data(1));
      assertThat(files.version()).isZero();

      assertThat(write(writer, 4).version().index()).isZero();
      assertThat(files.version()).isNotZero();
      assertThat(content(reader)).isEqualTo(4);
      assertThat(files.sortedNames()).containsExactly("p_data_0", "p_state");
    }
  }

  @Test
  void theSameForTheFirstWriteIntoANewFileAtOnce() {
    try (var writer = files.writer().open();
        var reader = files.reader().open()) {
      assertThatThrownBy(() -> writer.writeRaw(SIZE, memory -> files.replaceState()))
          .isInstanceOf(FilesReplacedException.class);
      assertThat(files.names()).containsExactly("p_state");

      write(writer, 4);
      assertThat(content(reader)).isEqualTo(4);
    }
  }

  @Test
  void aStateThatIsReplacedBetweenTwoWritesIsNoticedByTheWriter() {
    try (var writer = files.writer().open();
        var reader = files.reader().open()) {
      write(writer, 1);
      write(writer, 2);
      files.replaceState();
      Eventually.holds("the writer has seen it", () -> writer.version().isEmpty());
      assertThat(write(writer, 3).version().index()).isZero();
      assertThat(content(reader)).isEqualTo(3);
    }
  }

  @Test
  void aStateThatIsDeletedIsMadeAgainByTheWriter() throws IOException {
    try (var writer = files.writer().open();
        var reader = files.reader().open()) {
      write(writer, 1);
      write(writer, 2);
      Files.delete(files.state());
      Eventually.holds(
          "the writer has made a new one",
          () -> {
            write(writer, 3);
            return Files.exists(files.state());
          });
      Eventually.holds("the reader reads from it", () -> content(reader) == 3);
      write(writer, 4);
      assertThat(content(reader)).isEqualTo(4);
    }
  }

  @Test
  void deletedDataFilesAreMadeAgainByTheWriter() throws IOException {
    try (var writer = files.writer().open();
        var fresh = files.reader().open()) {
      write(writer, 1);
      write(writer, 2);
      Files.delete(files.data(0));
      Files.delete(files.data(1));
      Eventually.holds(
          "both are there again",
          () -> {
            write(writer, 3);
            return Files.exists(files.data(0)) && Files.exists(files.data(1));
          });
      write(writer, 4);
      assertThat(content(fresh)).isEqualTo(4);
      write(writer, 5);
      assertThat(content(fresh)).isEqualTo(5);
    }
  }

  @Test
  void aReaderNoticesThatTheStateWasReplaced() throws IOException {
    try (var writer = files.writer().open()) {
      write(writer, 1);
    }
    try (var reader = files.reader().open()) {
      assertThat(content(reader)).isEqualTo(1);
      var held = reader.read();
      deleteAll();
      assertThat(content(reader)).as("no successor yet").isEqualTo(1);
      try (var successor = files.writer().open()) {
        write(successor, 2);
        Eventually.holds("the reader has seen it", () -> content(reader) == 2);
        write(successor, 3);
        write(successor, 4);
        assertThat(content(reader)).isEqualTo(4);
      }
      assertThat(content(held)).as("a snapshot of the old files stays whole").isEqualTo(1);
      held.close();
    }
  }

  @Test
  void anIdleReaderForgetsAStateThatWasReplacedByAnEmptyOne() {
    try (var writer = files.writer().open();
        var reader = files.reader().open()) {
      write(writer, 1);
      assertThat(content(reader)).isEqualTo(1);
      files.replaceState();
      Eventually.holds("the reader has seen it", () -> !reader.isPublished());
      assertThatThrownBy(reader::read).isInstanceOf(NotPublishedException.class);
    }
  }

  @Test
  void aReplacedDataFileIsNoticedAtASwitch() {
    try (var writer = files.writer().open();
        var reader = files.reader().open()) {
      write(writer, 1);
      assertThat(content(reader)).isEqualTo(1);
      write(writer, 2);
      assertThat(content(reader)).isEqualTo(2);

      var archive = PrefixFolder.archive(SIZE, 77);
      PrefixFolder.replace(files.data(0), archive.toArray(ValueLayout.JAVA_BYTE));
      // as a writer of another library may publish
      files.setVersion(VersionWord.of(0, SIZE, Checksum.wyhash().of(archive)));
      assertThat(content(reader)).isEqualTo(77);
    }
  }

  @Test
  void aReplacedDataFileIsWrittenByTheWriter() {
    try (var writer = files.writer().open();
        var reader = files.reader().open()) {
      write(writer, 1);
      write(writer, 2);
      for (int index = 0; index < 2; index++) {
        PrefixFolder.replace(files.data(index), new byte[3]);
      }
      Eventually.holds(
          "both have grown",
          () -> {
            write(writer, 3);
            return Files.size(files.data(0)) == SIZE && Files.size(files.data(1)) == SIZE;
          });
      write(writer, 4);
      assertThat(content(reader)).isEqualTo(4);
    }
  }

  @Test
  void dataFilesThatAreFoundWithoutAStateAreNeverWrittenInto() throws IOException {
    try (var writer = files.writer().open()) {
      write(writer, 1);
      write(writer, 2);
    }
    try (var reader = files.reader().open();
        var held = reader.read();
        var zero = FileChannel.open(files.data(0), StandardOpenOption.READ);
        var one = FileChannel.open(files.data(1), StandardOpenOption.READ)) {
      Files.delete(files.state());
      try (var writer = files.writer().open()) {
        write(writer, 3);
        assertThat(files.data(1)).as("of a version that never was").doesNotExist();
        for (int content = 4; content < 8; content++) {
          write(writer, content);
        }
      }
      assertAllBytes(zero, 1);
      assertAllBytes(one, 2);
      assertThat(content(held)).isEqualTo(2);
    }
  }

  @Test
  void aFirstWriteThatFailsLeavesWhatWasFoundAsItWas() throws IOException {
    var stale = PrefixFolder.archive(SIZE, 3).toArray(ValueLayout.JAVA_BYTE);
    Files.write(files.data(0), stale);
    try (var writer = files.writer().open();
        var zero = FileChannel.open(files.data(0), StandardOpenOption.READ)) {
      assertThatThrownBy(
              () ->
                  writer.writeRaw(
                      10,
                      memory -> {
                        throw new IllegalArgumentException("planned");
                      }))
          .hasMessage("planned");
      assertThat(files.data(0)).hasBinaryContent(stale);
      write(writer, 4);
      assertAllBytes(zero, 3);
    }
  }

  private static void assertAllBytes(FileChannel channel, int content) throws IOException {
    assertThat(channel.size()).isEqualTo(SIZE);
    var bytes = ByteBuffer.allocate(SIZE);
    while (bytes.hasRemaining()) {
      assertThat(channel.read(bytes, bytes.position())).isPositive();
    }
    assertThat(bytes.array()).containsOnly(content);
  }
}
