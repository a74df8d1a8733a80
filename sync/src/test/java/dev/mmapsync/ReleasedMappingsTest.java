package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Mappings that nobody needs any more are given back. Counted in what Linux says is mapped.
@EnabledOnOs(OS.LINUX)
class ReleasedMappingsTest {
  private static final Path MAPS = Path.of("/proc/self/maps");

  /// Two of the writer; two of a reader.
  private static final long IN_USE = 4;

  @TempDir Path folder;
  private PrefixFolder files;

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
  }

  private static long mapped(Path file) throws IOException {
    return Files.readAllLines(MAPS).stream().filter(l -> l.contains(" " + file)).count();
  }

  private void assertEventuallyMapped(String what, Path file, long atMost) {
    Eventually.holds(
        what,
        () -> {
          System.gc();
          return mapped(file) <= atMost;
        });
  }

  private static void grow(SnapshotWriter<MemorySegment> writer, SnapshotReader<?> reader) {
    for (int pages = 1; pages <= 60; pages++) {
      writer.writeRaw(pages * 4_096L, memory -> memory.fill((byte) 1));
      reader.read().close();
    }
  }

  @Test
  void afterGrowth() throws IOException {
    try (var writer = files.writer().open();
        var reader = files.reader().open()) {
      grow(writer, reader);
      assertThat(mapped(folder)).isPositive();
      assertEventuallyMapped("one for each user and file", folder.resolve("p_data_"), IN_USE);
      reader.read().close();
    }
  }

  @Test
  void afterClose() {
    var writer = files.writer().open();
    var reader = files.reader().open();
    grow(writer, reader);
    writer.close();
    reader.close();
    assertEventuallyMapped("no data file", folder.resolve("p_data_"), 0);
  }

  @Test
  void ofTheWriterAtOnceWhenItIsClosed() throws IOException {
    try (var writer = files.writer().open()) {
      writer.writeRaw(10_000, memory -> memory.fill((byte) 1));
      assertThat(mapped(files.data(0))).isEqualTo(1);
    }
    assertThat(mapped(files.data(0))).isZero();
  }

  @Test
  void evenOfReadersThatWereForgottenInsteadOfClosed() {
    for (int round = 0; round < 20; round++) {
      try (var writer = files.writer().open()) {
        writer.writeRaw(10_000, memory -> memory.fill((byte) 1));
      }
      read(files.reader().open());
    }
    assertEventuallyMapped("nothing", folder, 0);
  }

  private static void read(SnapshotReader<MemorySegment> reader) {
    assertThat((long) reader.read(MemorySegment::byteSize)).isEqualTo(10_000);
  }

  @Test
  void notOfASnapshotThatIsOpen() throws IOException {
    var writer = files.writer().open();
    writer.writeRaw(10_000, memory -> memory.fill((byte) 1));
    var reader = files.reader().open();
    var held = new ArrayList<Snapshot<MemorySegment>>();
    held.add(reader.read());
    reader.close();
    writer.close();
    assertEventuallyMapped("that of the snapshot", files.data(0), 1);
    assertThat(mapped(files.data(0))).isEqualTo(1);
    assertThat(held.getFirst().value().mismatch(PrefixFolder.archive(10_000, 1))).isEqualTo(-1);
    held.removeFirst().close();
    assertEventuallyMapped("nothing", folder, 0);
  }
}
