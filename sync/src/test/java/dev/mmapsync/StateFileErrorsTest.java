package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.mmapsync.archive.ArchiveType;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// State files that are not what they should be.
class StateFileErrorsTest {
  private static final MemorySegment ARCHIVE = PrefixFolder.archive(10, 1);

  @TempDir Path folder;
  private PrefixFolder files;

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
  }

  static Stream<Integer> wrongLengths() {
    return IntStream.concat(IntStream.rangeClosed(1, 15), IntStream.of(17, 40)).boxed();
  }

  @ParameterizedTest
  @MethodSource("wrongLengths")
  void aWrongLengthIsAnErrorThatNamesIt(int length) throws IOException {
    var content = new byte[length];
    content[0] = 5;
    Files.write(files.state(), content);
    try (var synchronizer = Synchronizer.open(files.prefix(), ArchiveType.bytes())) {
      assertUnusable(synchronizer, "size=" + length);
      assertThat(files.state()).hasBinaryContent(content);
      assertThat(files.names()).containsExactly("p_state");

      Files.delete(files.state());
      synchronizer.write(ARCHIVE);
      assertThat((long) synchronizer.read(MemorySegment::byteSize)).isEqualTo(10);
    }
  }

  private void assertUnusable(Synchronizer<MemorySegment, MemorySegment> it, String ending) {
    assertStateFileException(it::read, ending);
    assertStateFileException(it::version, ending);
    assertStateFileException(it.reader()::isPublished, ending);
    assertStateFileException(it.writer()::version, ending);
    assertStateFileException(() -> it.write(ARCHIVE), ending);
    assertStateFileException(() -> Synchronizer.inspect(files.prefix()), ending);
    assertStateFileException(() -> Synchronizer.remove(files.prefix()), ending);
  }

  private void assertStateFileException(Runnable call, String ending) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StateFileException.class, e -> assertThat(e.path()).isEqualTo(files.state()))
        .hasMessageStartingWith(files.state().toString())
        .hasMessageEndingWith(ending);
  }

  @Test
  void anEmptyFileIsWaitedForAndThenMeansNothingPublished() throws IOException {
    Files.createFile(files.state());
    try (var reader = files.reader().open()) {
      assertThatThrownBy(reader::read)
          .isInstanceOf(NotPublishedException.class)
          .hasMessageEndingWith("file=" + files.state());
      assertThat(reader.isPublished()).isFalse();
      assertThat(files.state()).as("a reader resizes nothing").isEmptyFile();
    }
  }

  @Test
  void aWriterThatHoldsTheLockExtendsAnEmptyFile() throws IOException {
    Files.createFile(files.state());
    try (var synchronizer = Synchronizer.open(files.prefix(), ArchiveType.bytes())) {
      synchronizer.write(ARCHIVE);
      assertThat(files.state()).hasSize(16);
      assertThat((long) synchronizer.read(MemorySegment::byteSize)).isEqualTo(10);
    }
  }

  @Test
  void aWriterWithoutTheLockLeavesAnEmptyFileAlone() throws IOException {
    Files.createFile(files.state());
    try (var writer = files.writer().writeLock(WriteLock.DISABLED).open()) {
      assertStateFileException(() -> writer.writeRaw(ARCHIVE), "size=0");
      assertThat(files.state()).isEmptyFile();
    }
  }

  /// The crate passes through length 0 while it creates.
  @Test
  void anEmptyFileThatGrowsIsUsed() throws IOException {
    Files.createFile(files.state());
    Files.write(files.data(0), new byte[10]);
    var state = ByteBuffer.allocate(PrefixFolder.STATE_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    state.putLong(0, InstanceVersion.of(0, 10, 0).bits());
    try (var reader = files.reader().open()) {
      Thread.ofPlatform().start(() -> PrefixFolder.overwrite(files.state(), 0, state.array()));
      Eventually.holds("the reader sees the version", reader::isPublished);
      assertThat((long) reader.read(MemorySegment::byteSize)).isEqualTo(10);
    }
  }

  @Test
  void noStateFileMeansNothingPublishedAndIsNotCreatedByAReader() {
    try (var reader = files.reader().open()) {
      assertThatThrownBy(reader::read)
          .isInstanceOf(NotPublishedException.class)
          .hasMessageEndingWith("file=" + files.state());
      assertThat(reader.version()).isEmpty();
      assertThat(reader.isPublished()).isFalse();
      assertThat(files.names()).isEmpty();
    }
  }

  @Test
  void zeroIsTheVersionOfNothing() throws IOException {
    Files.write(files.state(), new byte[PrefixFolder.STATE_SIZE]);
    try (var reader = files.reader().open()) {
      for (int attempt = 0; attempt < 3; attempt++) {
        assertThatThrownBy(reader::read)
            .isInstanceOf(NotPublishedException.class)
            .hasMessageContaining("version=0");
        assertThat(files.readers(0) + files.readers(1)).isZero();
      }
    }
  }

  @Test
  void aFolderInItsPlaceIsAnError() throws IOException {
    Files.createDirectory(files.state());
    try (var synchronizer = Synchronizer.open(files.prefix(), ArchiveType.bytes())) {
      assertStateFileException(synchronizer::read, "");
      assertStateFileException(() -> synchronizer.write(ARCHIVE), "");
    }
  }

  @Test
  void aLinkInItsPlaceIsNotFollowed() throws IOException {
    var target = Files.write(folder.resolve("target"), new byte[PrefixFolder.STATE_SIZE]);
    Files.createSymbolicLink(files.state(), target);
    try (var synchronizer = Synchronizer.open(files.prefix(), ArchiveType.bytes())) {
      assertStateFileException(synchronizer::read, "");
      assertStateFileException(() -> synchronizer.write(ARCHIVE), "");
      assertThat(target).hasBinaryContent(new byte[PrefixFolder.STATE_SIZE]);
    }
  }

  @Test
  void aPipeInItsPlaceIsAnError() throws IOException, InterruptedException {
    Pipe.create(files.state());
    try (var synchronizer = Synchronizer.open(files.prefix(), ArchiveType.bytes())) {
      assertStateFileException(synchronizer::read, "file=" + files.state());
      assertStateFileException(() -> synchronizer.write(ARCHIVE), "file=" + files.state());
    }
  }

  @Test
  void aFolderThatIsMissingIsAnErrorForTheWriter() {
    var prefix = folder.resolve("no").resolve("p");
    try (var synchronizer = Synchronizer.open(prefix, ArchiveType.bytes())) {
      assertThatThrownBy(() -> synchronizer.write(ARCHIVE))
          .isInstanceOf(StateFileException.class)
          .hasMessageEndingWith("there is no such folder: folder=" + prefix.getParent());
      assertThatThrownBy(synchronizer::read).isInstanceOf(NotPublishedException.class);
    }
  }

  @Test
  void withoutPermissionItIsAnError() throws IOException {
    assumeThat(System.getProperty("user.name")).as("root may do anything").isNotEqualTo("root");
    Files.write(files.state(), new byte[PrefixFolder.STATE_SIZE]);
    Files.setPosixFilePermissions(files.state(), PosixFilePermissions.fromString("---------"));
    try (var synchronizer = Synchronizer.open(files.prefix(), ArchiveType.bytes())) {
      assertStateFileException(synchronizer::read, "file=" + files.state());
      assertStateFileException(() -> synchronizer.write(ARCHIVE), "file=" + files.state());
    }
  }

  @Test
  void aBigEndianMachineIsRefused() {
    FileErrors.requireLittleEndian(files.state(), ByteOrder.LITTLE_ENDIAN);
    assertThatThrownBy(() -> FileErrors.requireLittleEndian(files.state(), ByteOrder.BIG_ENDIAN))
        .isInstanceOf(UnsupportedPlatformException.class)
        .hasMessageEndingWith("order=BIG_ENDIAN");
  }
}
