package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.ArchiveSink;
import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Checks that readers and writers ask for: checksum and structure.
class VerificationTest {
  private static final int SIZE = 1_000;
  private static final MemorySegment ARCHIVE = PrefixFolder.archive(SIZE, 7);

  @TempDir Path folder;
  private PrefixFolder files;

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
  }

  private SnapshotReader<PriceTableType.View> typedReader(Verification verification) {
    return Synchronizer.reader(files.prefix(), PriceTableType.INSTANCE)
        .verification(verification)
        .open();
  }

  @Test
  void aSpoiledByteIsSeenByTheChecksum() {
    try (var writer = files.writer().open();
        var trusting = files.reader().open();
        var reader = files.reader().verification(Verification.CHECKSUM).open()) {
      writer.writeRaw(ARCHIVE);
      PrefixFolder.overwrite(files.data(0), 500, new byte[] {8});

      assertThatThrownBy(reader::read)
          .isInstanceOfSatisfying(
              VerificationException.class, e -> assertThat(e.path()).isEqualTo(files.data(0)))
          .hasMessageMatching(".*expected=[0-9a-f]{6} found=[0-9a-f]{6}")
          .hasNoCause();
      assertThat(files.readers(0)).isZero();
      assertThat((long) trusting.read(MemorySegment::byteSize)).isEqualTo(SIZE);

      writer.writeRaw(ARCHIVE);
      assertThat((long) reader.read(MemorySegment::byteSize)).isEqualTo(SIZE);
    }
  }

  /// A counter that was reset no longer keeps the writer away.
  @Test
  void whatIsWrittenOverWhileItIsLookedAtIsNoError() {
    var looks = new AtomicInteger();
    try (var writer = files.writer().registry(Registry.NONE).grace(Duration.ZERO).open()) {
      Checksum slow =
          archive -> {
            if (looks.getAndIncrement() == 0) {
              writer.writeRaw(PrefixFolder.archive(SIZE, 1));
              assertThat(writer.writeRaw(PrefixFolder.archive(SIZE, 2)).readersReset()).isTrue();
            }
            return Checksum.wyhash().of(archive);
          };
      writer.writeRaw(ARCHIVE);
      try (var reader = files.reader().verification(Verification.CHECKSUM).checksum(slow).open();
          var snapshot = reader.read()) {
        assertThat(snapshot.value().mismatch(PrefixFolder.archive(SIZE, 2))).isEqualTo(-1);
      }
      assertThat(looks).hasValue(2);
    }
  }

  /// And if that never ends, the error says what happened.
  @Test
  void aReaderThatIsOvertakenEachTimeGivesUp() {
    try (var writer = files.writer().registry(Registry.NONE).grace(Duration.ZERO).open()) {
      var looks = new AtomicInteger();
      Checksum slow =
          archive -> {
            writer.writeRaw(PrefixFolder.archive(SIZE + looks.incrementAndGet(), 1));
            return -1;
          };
      writer.writeRaw(ARCHIVE);
      try (var reader = files.reader().verification(Verification.CHECKSUM).checksum(slow).open()) {
        assertThatThrownBy(reader::read)
            .isInstanceOf(StateFileException.class)
            .hasMessageEndingWith("each version was overwritten while it was read: attempts=100");
      }
      assertThat(looks).hasValue(100);
    }
  }

  @Test
  void aWrongChecksumInTheVersionIsSeen() {
    try (var writer = files.writer().open();
        var reader = files.reader().verification(Verification.CHECKSUM).open()) {
      var version = writer.writeRaw(ARCHIVE).version();
      files.setVersion(version.bits() ^ 1L << 40);
      assertThatThrownBy(reader::read).isInstanceOf(VerificationException.class);
    }
  }

  @Test
  void bothSidesAgreeOnAnotherChecksum() {
    Checksum sum = archive -> archive.byteSize() + archive.get(ValueLayout.JAVA_BYTE, 0);
    try (var writer = files.writer().checksum(sum).open();
        var reader = files.reader().verification(Verification.CHECKSUM).checksum(sum).open();
        var crate = files.reader().verification(Verification.CHECKSUM).open()) {
      var result = writer.writeRaw(ARCHIVE);
      assertThat(result.version().checksum()).isEqualTo(SIZE + 7);
      assertThat((long) reader.read(MemorySegment::byteSize)).isEqualTo(SIZE);
      assertThatThrownBy(crate::read).isInstanceOf(VerificationException.class);

      writer.writeRaw(SIZE, memory -> memory.fill((byte) 9));
      assertThat((long) reader.read(MemorySegment::byteSize)).isEqualTo(SIZE);
    }
  }

  @Test
  void aVersionIsCheckedOnceAndNotOnceARead() {
    var calls = new AtomicInteger();
    Checksum counted =
        archive -> {
          calls.incrementAndGet();
          return Checksum.wyhash().of(archive);
        };
    try (var writer = files.writer().open();
        var reader = files.reader().verification(Verification.CHECKSUM).checksum(counted).open()) {
      for (int version = 1; version <= 3; version++) {
        writer.writeRaw(PrefixFolder.archive(SIZE, version));
        for (int read = 0; read < 5; read++) {
          reader.read().close();
        }
        assertThat(calls).hasValue(version);
      }
    }
  }

  /// Raw bytes whose checks are counted.
  private record Checked(AtomicInteger checks)
      implements ArchiveType<MemorySegment, MemorySegment> {
    @Override
    public void serialize(MemorySegment value, ArchiveSink sink) {
      ArchiveType.bytes().serialize(value, sink);
    }

    @Override
    public MemorySegment view(MemorySegment archive) {
      return archive;
    }

    @Override
    public void check(MemorySegment archive) {
      checks.incrementAndGet();
    }

    @Override
    public long alignment() {
      return 1;
    }
  }

  @Test
  void aStructureIsCheckedOnceAVersionAndOnceAWrite() {
    var written = new Checked(new AtomicInteger());
    var read = new Checked(new AtomicInteger());
    try (var writer =
            Synchronizer.writer(files.prefix(), written)
                .verification(Verification.STRUCTURE)
                .open();
        var reader =
            Synchronizer.reader(files.prefix(), read).verification(Verification.STRUCTURE).open();
        var local = reader.local()) {
      for (int version = 1; version <= 3; version++) {
        writer.write(PrefixFolder.archive(SIZE, version));
        assertThat(written.checks()).hasValue(version);
        for (int i = 0; i < 5; i++) {
          reader.read().close();
          local.read().close();
          assertThat((long) reader.read(MemorySegment::byteSize)).isEqualTo(SIZE);
        }
        assertThat(read.checks()).hasValue(version);
      }
    }
  }

  @Test
  void anotherStructureIsSeenByTheCheck() {
    try (var writer = files.writer().open();
        var trusting = typedReader(Verification.NONE);
        var reader = typedReader(Verification.STRUCTURE)) {
      writer.writeRaw(ARCHIVE);

      assertThatThrownBy(reader::read)
          .isInstanceOf(VerificationException.class)
          .hasMessageStartingWith(files.data(0).toString())
          .hasMessageEndingWith("position=" + PriceTableType.TEMPLATE)
          .hasCauseInstanceOf(ArchiveException.class);
      assertThat(files.readers(0)).isZero();
      assertThat((int) trusting.read(PriceTableType.View::count)).isEqualTo(0x07070707);
    }
  }

  @Test
  void aCountThatDoesNotFitIsSeenByTheCheck() {
    try (var writer = Synchronizer.writer(files.prefix(), PriceTableType.INSTANCE).open();
        var reader = typedReader(Verification.STRUCTURE)) {
      writer.write(new PriceTable(1, 100));
      assertThat((boolean) reader.read(PriceTableType.View::isWhole)).isTrue();
      writer.write(new PriceTable(2, 100));
      PrefixFolder.overwrite(files.data(1), PriceTableType.COUNT, new byte[] {101});
      assertThatThrownBy(reader::read)
          .isInstanceOf(VerificationException.class)
          .hasMessageEndingWith("position=" + PriceTableType.COUNT);
    }
  }

  @Test
  void anArchiveTooShortForARootIsAnErrorWithoutAnyCheckToo() {
    try (var writer = files.writer().open();
        var reader = typedReader(Verification.NONE)) {
      writer.writeRaw(PrefixFolder.archive(5, 1));
      assertThatThrownBy(reader::read)
          .isInstanceOf(VerificationException.class)
          .hasMessageEndingWith("size=5")
          .hasCauseInstanceOf(ArchiveException.class);
      assertThat(files.readers(0)).isZero();
    }
  }

  @Test
  void aWriterThatChecksPublishesNothingMalformed() {
    try (var writer =
            Synchronizer.writer(files.prefix(), PriceTableType.INSTANCE)
                .verification(Verification.STRUCTURE)
                .open();
        var reader = typedReader(Verification.STRUCTURE)) {
      assertThatThrownBy(() -> writer.writeRaw(ARCHIVE))
          .isInstanceOfSatisfying(
              VerificationException.class, e -> assertThat(e.path()).isEqualTo(files.data(0)))
          .hasCauseInstanceOf(ArchiveException.class);
      assertThat(reader.isPublished()).isFalse();
      assertThat(files.names()).containsExactly("p_state");

      writer.write(new PriceTable(3, 4));
      assertThat((boolean) reader.read(PriceTableType.View::isWhole)).isTrue();
    }
  }
}
