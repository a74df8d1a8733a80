package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.file.Host;
import dev.mmapsync.protocol.RegistryLayout;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A registry that is gone: who holds what is known to nobody, and yet nobody loses it.
@Tag("native")
class LostRegistryTest {
  private static final int SIZE = 5_000;

  @TempDir Path folder;
  private PrefixFolder files;
  private SnapshotWriter<MemorySegment> writer;
  private SnapshotReader<MemorySegment> reader;

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
    writer = files.writer().open();
    reader = files.reader().open();
    write(1);
  }

  @AfterEach
  void tearDown() {
    reader.close();
    writer.close();
  }

  private void write(int content) {
    writer.writeRaw(PrefixFolder.archive(SIZE, content), Duration.ZERO);
  }

  private static int content(Snapshot<MemorySegment> snapshot) {
    int first = snapshot.value().get(ValueLayout.JAVA_BYTE, 0);
    assertThat(snapshot.value().mismatch(PrefixFolder.archive(SIZE, first))).isEqualTo(-1);
    return first;
  }

  private int read() {
    try (var snapshot = reader.read()) {
      assertThat(snapshot.fate()).isEqualTo(Fate.INTACT);
      return content(snapshot);
    }
  }

  @Test
  void aWriterOverwritesNothingThatUnknownReadersMayHold() throws IOException {
    var held = reader.read();
    writer.close();
    Files.delete(files.registry());
    try (var next = files.writer().open()) {
      for (int content = 2; content < 6; content++) {
        next.writeRaw(PrefixFolder.archive(SIZE, content), Duration.ZERO);
        assertThat(content(held)).isEqualTo(1);
        assertThat(read()).isEqualTo(content);
      }
    }
    held.close();
  }

  /// Whoever made the new registry may be gone before it has replaced both files.
  @Test
  void norDoTheWritersBehindIt() throws IOException {
    var held = reader.read();
    writer.close();
    Files.delete(files.registry());
    for (int content = 2; content < 6; content++) {
      try (var next = files.writer().open()) {
        next.writeRaw(PrefixFolder.archive(SIZE, content), Duration.ZERO);
      }
      assertThat(content(held)).isEqualTo(1);
      assertThat(read()).isEqualTo(content);
    }
    held.close();
  }

  /// The number of a file that is gone can be given to one that is made afterwards.
  @Test
  void aReaderTakesNoFileThatWasMadeSinceForARecordedOne() throws IOException {
    writer.close();
    assertThat(read()).isEqualTo(1);
    try (var registry = FileChannel.open(files.registry(), StandardOpenOption.WRITE)) {
      Files.delete(files.registry());
      PrefixFolder.replace(files.data(0), new byte[SIZE]);
      var made = Host.current().status(files.data(0)).orElseThrow().identity();
      var bytes = ByteBuffer.allocate(2 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      bytes.putLong(made.device()).putLong(made.inode()).flip();
      registry.write(bytes, RegistryLayout.record(0) + RegistryLayout.RECORD_DEVICE);
    }
    try (var local = reader.local();
        var counted = local.read()) {
      assertThat(counted.fate()).isEqualTo(Fate.UNKNOWN);
    }
  }

  @Test
  void aReaderLeavesARegistryThatIsGone() throws IOException {
    writer.close();
    assertThat(read()).isEqualTo(1);
    Files.delete(files.registry());
    Eventually.holds(
        "it takes a counter",
        () -> {
          try (var snapshot = reader.read()) {
            return files.readers(0) == 1 && content(snapshot) == 1;
          }
        });
  }

  @Test
  void aWriterNoticesThatItsRegistryIsGone() throws IOException {
    write(2);
    Files.delete(files.registry());
    Eventually.holds(
        "a new one",
        () -> {
          write(3);
          return Files.exists(files.registry());
        });
    write(4);
    assertThat(read()).isEqualTo(4);
  }
}
