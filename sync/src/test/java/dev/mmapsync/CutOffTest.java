package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A data file that is cut off while the library itself goes over its mapping: an `InternalError`
/// of the JVM, which becomes a [DataFileException]. Section 8 of the protocol.
class CutOffTest {
  private static final int SIZE = 100_000;
  private static final MemorySegment ARCHIVE = PrefixFolder.archive(SIZE, 7);

  @TempDir Path folder;
  private PrefixFolder files;

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
  }

  /// Cuts the file off first.
  private Checksum cuttingOff(int index) {
    return archive -> {
      PrefixFolder.cutOff(files.data(index), 0);
      return Checksum.wyhash().of(archive);
    };
  }

  private void assertFaulted(Runnable call, int index) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            DataFileException.class, e -> assertThat(e.path()).isEqualTo(files.data(index)))
        .hasMessageContaining("cut off")
        .hasMessageEndingWith("file=" + files.data(index))
        .hasCauseInstanceOf(InternalError.class);
  }

  @Test
  void underTheChecksumOfAReader() {
    try (var writer = files.writer().open();
        var reader =
            files.reader().verification(Verification.CHECKSUM).checksum(cuttingOff(0)).open()) {
      writer.writeRaw(ARCHIVE);
      assertFaulted(reader::read, 0);
      assertThat(files.readers(0)).isZero();
    }
  }

  @Test
  void underTheChecksumOfAWriter() {
    try (var first = files.writer().open()) {
      first.writeRaw(ARCHIVE);
      first.writeRaw(ARCHIVE);
    }
    try (var writer = files.writer().checksum(cuttingOff(0)).open();
        var reader = files.reader().open()) {
      assertFaulted(() -> writer.writeRaw(SIZE, memory -> memory.fill((byte) 1)), 0);
      assertThat(writer.version().orElseThrow().index()).isEqualTo(1);
      assertThat((long) reader.read(MemorySegment::byteSize)).isEqualTo(SIZE);
    }
  }

  @Test
  void underTheHandsOfAWriterWhoseNextWriteWorks() {
    try (var writer = files.writer().open();
        var reader = files.reader().verification(Verification.CHECKSUM).open()) {
      writer.writeRaw(ARCHIVE);
      writer.writeRaw(ARCHIVE);
      for (int attempt = 0; attempt < 2; attempt++) {
        assertFaulted(
            () ->
                writer.writeRaw(
                    SIZE,
                    memory -> {
                      PrefixFolder.cutOff(files.data(0), 10);
                      memory.fill((byte) 1);
                    }),
            0);
        assertThat(writer.version().orElseThrow().index()).isEqualTo(1);
      }
      assertThat(writer.writeRaw(ARCHIVE).version().index()).isZero();
      try (var snapshot = reader.read()) {
        assertThat(snapshot.value().mismatch(ARCHIVE)).isEqualTo(-1);
      }
    }
  }

  @Test
  void betweenTwoWritesLosesThatOneAndNoMore() {
    try (var writer = files.writer().open();
        var reader = files.reader().verification(Verification.CHECKSUM).open()) {
      writer.writeRaw(ARCHIVE);
      writer.writeRaw(ARCHIVE);
      PrefixFolder.cutOff(files.data(0), 10);
      assertFaulted(() -> writer.writeRaw(ARCHIVE), 0);
      assertThat(writer.writeRaw(ARCHIVE).version().index()).isZero();
      assertThat((long) reader.read(MemorySegment::byteSize)).isEqualTo(SIZE);
    }
  }

  @Test
  void underAnInspectionMeansThatNothingIsKnown() {
    try (var writer = files.writer().open()) {
      writer.writeRaw(ARCHIVE);
      PrefixFolder.cutOff(files.data(0), 10);
      assertThat(Synchronizer.inspect(files.prefix()).checksum())
          .isEqualTo(Inspection.ChecksumVerdict.UNKNOWN);
    }
  }
}
