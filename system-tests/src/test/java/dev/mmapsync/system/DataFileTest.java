package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.DataFileException;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.program.CutOff;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Data files that somebody cut off, took away or made something else of: a typed error, and a JVM
/// that lives.
@Tag("portable")
final class DataFileTest {
  private final Path folder;
  private final PatternPrefix prefix;

  DataFileTest(@TempDir Path folder) {
    this.folder = folder;
    this.prefix = new PatternPrefix(folder.resolve("broken"), Sizes.WIDE);
  }

  @Test
  void aReaderThatSwitchesToAShortFileSaysSo() throws IOException {
    try (SnapshotWriter<MemorySegment> writer = prefix.writer();
        SnapshotReader<MemorySegment> reader = prefix.reader()) {
      prefix.publish(writer, 1);
      assertThat(prefix.read(reader)).isEqualTo(1);
      prefix.publish(writer, 2);
      cut(prefix.files().data(1), Sizes.WIDE.at(2) - 1);

      assertThatThrownBy(() -> prefix.read(reader))
          .isInstanceOf(DataFileException.class)
          .hasMessageContaining(prefix.files().data(1).toString())
          .hasMessageContaining("size=" + (Sizes.WIDE.at(2) - 1));
      prefix.publish(writer, 3);
      assertThat(prefix.read(reader)).isEqualTo(3);
    }
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    prefix.publish(1);
    Files.delete(prefix.files().data(0));

    assertThatThrownBy(prefix::read)
        .isInstanceOf(DataFileException.class)
        .hasMessageContaining(prefix.files().data(0).toString());
    assertThatAWriterRecovers();
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    prefix.publish(1);
    prefix.publish(2);
    Path elsewhere = Files.move(prefix.files().data(1), folder.resolve("elsewhere"));
    Files.createSymbolicLink(prefix.files().data(1), elsewhere);

    assertThatThrownBy(prefix::read).isInstanceOf(DataFileException.class);
  }

  @Test
  void aFolderIsRefused() throws IOException {
    prefix.publish(1);
    Files.delete(prefix.files().data(0));
    Files.createDirectory(prefix.files().data(0));

    assertThatThrownBy(prefix::read).isInstanceOf(DataFileException.class);
  }

  @ParameterizedTest
  @EnumSource(CutOff.Victim.class)
  void aJvmSurvivesWhenItsMappingIsCutOff(CutOff.Victim victim) {
    try (Child child = JavaProgram.of(CutOff.class).start(folder.resolve("cut"), victim)) {
      assertThat(child.awaitSuccess()).contains("survived: ");
    }
  }

  private void assertThatAWriterRecovers() {
    try (SnapshotWriter<MemorySegment> writer = prefix.writer()) {
      for (long number = 10; number < 13; number++) {
        prefix.publish(writer, number);
        assertThat(prefix.read()).isEqualTo(number);
      }
    }
  }

  private static void cut(Path file, long length) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(length);
    }
  }
}
