package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.archive.ArchiveType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be set before a writer or a reader is opened.
class OptionsTest {
  private static final MemorySegment ARCHIVE = PrefixFolder.archive(100, 1);

  @TempDir Path folder;
  private PrefixFolder files;

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
  }

  /// What the umask of this process leaves of `permissions`.
  private Set<PosixFilePermission> unmasked(String permissions) throws IOException {
    var all = PosixFilePermissions.asFileAttribute(EnumSet.allOf(PosixFilePermission.class));
    var probe = Files.createFile(folder.resolve("probe"), all);
    var left = EnumSet.copyOf(Files.getPosixFilePermissions(probe));
    Files.delete(probe);
    left.retainAll(PosixFilePermissions.fromString(permissions));
    return left;
  }

  @Test
  void modesByDefaultAreThoseOfTheCrate() throws IOException {
    try (var writer = files.writer().open()) {
      writer.writeRaw(ARCHIVE);
      writer.writeRaw(ARCHIVE);
    }
    assertThat(Files.getPosixFilePermissions(files.state())).isEqualTo(unmasked("rw-rw----"));
    for (int index = 0; index < 2; index++) {
      assertThat(Files.getPosixFilePermissions(files.data(index))).isEqualTo(unmasked("rw-r-----"));
    }
  }

  @Test
  void modesAreThoseThatWereAskedFor() throws IOException {
    try (var writer =
        files
            .writer()
            .stateMode(PosixFilePermissions.fromString("rw-rw-rw-"))
            .dataMode(PosixFilePermissions.fromString("rw-------"))
            .open()) {
      writer.writeRaw(ARCHIVE);
      writer.writeRaw(ARCHIVE);
    }
    assertThat(Files.getPosixFilePermissions(files.state())).isEqualTo(unmasked("rw-rw-rw-"));
    for (int index = 0; index < 2; index++) {
      assertThat(Files.getPosixFilePermissions(files.data(index)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void modesOfFilesThatAreThereStay() throws IOException {
    var mode = PosixFilePermissions.fromString("rwx------");
    try (var writer = files.writer().open()) {
      writer.writeRaw(ARCHIVE);
    }
    Files.setPosixFilePermissions(files.state(), mode);
    Files.setPosixFilePermissions(files.data(0), mode);
    try (var writer = files.writer().open()) {
      writer.writeRaw(ARCHIVE);
      writer.writeRaw(ARCHIVE);
    }
    assertThat(Files.getPosixFilePermissions(files.state())).isEqualTo(mode);
    assertThat(Files.getPosixFilePermissions(files.data(0))).isEqualTo(mode);
  }

  @Test
  void durableWritesAreWritesLikeAllOthers() throws IOException {
    try (var writer = files.writer().durability(Durability.DISK).open();
        var reader = files.reader().verification(Verification.CHECKSUM).open()) {
      for (int content = 1; content <= 4; content++) {
        writer.writeRaw(PrefixFolder.archive(content * 10_000, content));
        assertThat((long) reader.read(MemorySegment::byteSize)).isEqualTo(content * 10_000L);
      }
      var unused = files.data(1).resolveSibling("p_data_1");
      assertThat(Files.readAllBytes(unused)).containsOnly(4);
    }
  }

  @Test
  void aWriterKeepsTheOptionsThatItWasOpenedWith() {
    var options = files.writer().slowReaders(SlowReaderPolicy.FAIL).grace(Duration.ZERO);
    try (var writer = options.open()) {
      options
          .slowReaders(SlowReaderPolicy.EVICT)
          .writeLock(WriteLock.DISABLED)
          .checksum(archive -> 1)
          .verification(Verification.STRUCTURE)
          .grace(Duration.ofDays(1));
      assertThat(writer.writeRaw(ARCHIVE).version().checksum()).isNotEqualTo(1);
      files.setReaders(1, 1);
      assertThatThrownBy(() -> writer.writeRaw(ARCHIVE)).isInstanceOf(ReadersBusyException.class);
      try (var second = files.writer().open()) {
        assertThatThrownBy(() -> second.writeRaw(ARCHIVE)).isInstanceOf(WriteLockException.class);
      }
    }
  }

  @Test
  void aReaderKeepsTheOptionsThatItWasOpenedWith() {
    try (var writer = files.writer().open()) {
      writer.writeRaw(ARCHIVE);
    }
    PrefixFolder.overwrite(files.data(0), 0, new byte[] {9});
    var options = files.reader().verification(Verification.CHECKSUM);
    try (var reader = options.open();
        var trusting = options.verification(Verification.NONE).open()) {
      assertThatThrownBy(reader::read).isInstanceOf(VerificationException.class);
      assertThat((long) trusting.read(MemorySegment::byteSize)).isEqualTo(100);
    }
  }

  @Test
  void aGraceIsNotNegative() {
    var negative = Duration.ofNanos(-1);
    assertThatThrownBy(() -> files.writer().grace(negative))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("grace=PT-0.000000001S");
    try (var writer = files.writer().open()) {
      assertThatThrownBy(() -> writer.writeRaw(ARCHIVE, negative))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(files.names()).as("looked at before anything else").isEmpty();
    }
  }

  @Test
  void aGraceCanBeLongerThanALifetime() {
    try (var writer = files.writer().grace(Duration.ofSeconds(Long.MAX_VALUE)).open()) {
      assertThat(writer.writeRaw(ARCHIVE).size()).isEqualTo(100);
      assertThat(WriterOptions.nanosOf(Duration.ofSeconds(Long.MAX_VALUE)))
          .isEqualTo(Long.MAX_VALUE);
      assertThat(WriterOptions.nanosOf(Duration.ofSeconds(1))).isEqualTo(1_000_000_000);
    }
  }

  @Test
  void aPrefixHasANameThatOthersCanBeginWith() {
    for (var wrong : List.of("", "/")) {
      var prefix = Path.of(wrong);
      assertRefused(() -> Synchronizer.writer(prefix, ArchiveType.bytes()), wrong);
      assertRefused(() -> Synchronizer.reader(prefix, ArchiveType.bytes()), wrong);
      assertRefused(() -> Synchronizer.open(prefix, ArchiveType.bytes()).close(), wrong);
      assertRefused(() -> Synchronizer.inspect(prefix), wrong);
      assertRefused(() -> Synchronizer.remove(prefix), wrong);
    }
  }

  private static void assertRefused(Runnable call, String prefix) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("prefix='" + prefix + "'");
  }

  /// The path of a file in an archive means another file to the system.
  @Test
  void aPrefixIsNotInAFileSystemOfItsOwn() throws IOException {
    var archive = folder.resolve("archive.zip");
    try (var zip = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      var prefix = zip.getPath(files.prefix().toString());
      assertThatThrownBy(() -> Synchronizer.reader(prefix, ArchiveType.bytes()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("a path of the default file system: prefix='jar:file:");
    }
  }

  @Test
  void nothingIsNull() {
    assertNull(() -> files.writer().writeLock(nothing()));
    assertNull(() -> files.writer().grace(nothing()));
    assertNull(() -> files.writer().slowReaders(nothing()));
    assertNull(() -> files.writer().detachAtMost(1, nothing()));
    assertNull(() -> files.writer().registry(nothing()));
    assertNull(() -> files.writer().durability(nothing()));
    assertNull(() -> files.writer().stateMode(nothing()));
    assertNull(() -> files.writer().dataMode(nothing()));
    assertNull(() -> files.writer().checksum(nothing()));
    assertNull(() -> files.writer().verification(nothing()));
    assertNull(() -> files.reader().verification(nothing()));
    assertNull(() -> files.reader().checksum(nothing()));
    assertNull(() -> files.reader().onLoss(nothing()));
    assertNull(() -> Synchronizer.writer(nothing(), PriceTableType.INSTANCE));
    assertNull(() -> Synchronizer.reader(files.prefix(), OptionsTest.<PriceTableType>nothing()));
    try (var writer = files.writer().open()) {
      assertNull(() -> writer.write(nothing()));
    }
  }

  private static void assertNull(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(NullPointerException.class);
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what callers without it can do
  private static <T> T nothing() {
    @Nullable T nothing = null;
    return nothing;
  }
}
