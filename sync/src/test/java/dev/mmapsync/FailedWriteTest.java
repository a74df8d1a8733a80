package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.ArchiveSink;
import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever fails in a write: nothing is published, the files are as they were, the next write
/// works.
class FailedWriteTest {
  private static final int SIZE = 3_000;
  private static final int LARGE = 300_000;

  @TempDir Path folder;
  private PrefixFolder files;

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
  }

  /// A way in which a write fails.
  record Failure(
      String name, Class<? extends Throwable> error, Consumer<SnapshotWriter<Script>> write) {
    @Override
    public String toString() {
      return name;
    }
  }

  /// A value that is a piece of code: what serializing it does.
  interface Script {
    void play(ArchiveSink sink);
  }

  /// Serializes a script by playing it.
  private enum ScriptType implements ArchiveType<Script, MemorySegment> {
    INSTANCE;

    @Override
    public void serialize(Script value, ArchiveSink sink) {
      value.play(sink);
    }

    @Override
    public MemorySegment view(MemorySegment archive) {
      return archive;
    }

    @Override
    public void check(MemorySegment archive) {
      if (archive.get(ValueLayout.JAVA_BYTE, 0) == 13) {
        throw new ArchiveException("thirteen", 0);
      }
    }

    @Override
    public long alignment() {
      return 1;
    }
  }

  private static final class Planned extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class PlannedError extends Error {
    private static final long serialVersionUID = 1L;
  }

  private static final class PlannedChecked extends Exception {
    private static final long serialVersionUID = 1L;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // that is the disguise
  private static <E extends Throwable> RuntimeException disguised(Throwable error) throws E {
    throw (E) error;
  }

  private static List<Failure> failures() {
    return List.of(
        new Failure(
            "fill throws at once",
            Planned.class,
            w ->
                w.writeRaw(
                    LARGE,
                    memory -> {
                      throw new Planned();
                    })),
        new Failure(
            "fill throws at its end",
            PlannedError.class,
            w ->
                w.writeRaw(
                    LARGE,
                    memory -> {
                      memory.fill((byte) 1);
                      throw new PlannedError();
                    })),
        new Failure(
            "fill throws a checked exception in disguise",
            PlannedChecked.class,
            w ->
                w.writeRaw(
                    LARGE,
                    memory -> {
                      throw FailedWriteTest.<RuntimeException>disguised(new PlannedChecked());
                    })),
        new Failure(
            "serialize throws at once",
            Planned.class,
            w ->
                w.write(
                    sink -> {
                      throw new Planned();
                    })),
        new Failure(
            "serialize throws when the sink has grown",
            ArchiveException.class,
            w ->
                w.write(
                    sink -> {
                      sink.reserve(LARGE);
                      throw new ArchiveException("planned");
                    })),
        new Failure(
            "serialize patches what it has not appended",
            IndexOutOfBoundsException.class,
            w -> w.write(sink -> sink.setLong(0, 1))),
        new Failure("serialize appends nothing", ArchiveSizeException.class, w -> w.write(s -> {})),
        new Failure(
            "serialize appends too much",
            ArchiveSizeException.class,
            w -> w.write(sink -> sink.reserve(InstanceVersion.MAX_SIZE + 1))),
        new Failure(
            "an empty archive",
            ArchiveSizeException.class,
            w -> w.writeRaw(PrefixFolder.archive(0, 0))),
        new Failure(
            "too large an archive",
            ArchiveSizeException.class,
            w -> w.writeRaw(InstanceVersion.MAX_SIZE + 1, memory -> {})),
        new Failure(
            "a negative size", ArchiveSizeException.class, w -> w.writeRaw(-1, memory -> {})),
        new Failure(
            "the check of the structure fails",
            VerificationException.class,
            w -> w.writeRaw(PrefixFolder.archive(LARGE, 13))),
        new Failure(
            "a segment whose arena is closed",
            IllegalStateException.class,
            w -> {
              MemorySegment segment;
              try (var arena = Arena.ofConfined()) {
                segment = arena.allocate(LARGE);
              }
              w.writeRaw(segment);
            }));
  }

  static Stream<Arguments> failuresAtEachWrite() {
    return failures().stream()
        .flatMap(f -> IntStream.range(0, 4).mapToObj(before -> Arguments.of(f, before)));
  }

  private SnapshotWriter<Script> open() {
    return Synchronizer.writer(files.prefix(), ScriptType.INSTANCE)
        .verification(Verification.STRUCTURE)
        .open();
  }

  /// @param before how many writes have worked
  @ParameterizedTest(name = "{0}, after {1} writes")
  @MethodSource("failuresAtEachWrite")
  void changesNothingAndTheNextOneWorks(Failure failure, int before) {
    try (var writer = open();
        var reader = files.reader().open()) {
      for (int write = 1; write <= before; write++) {
        writer.writeRaw(PrefixFolder.archive(SIZE, write));
      }
      var sizes = sizes();
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> failure.write().accept(writer)).isInstanceOf(failure.error());
        if (before == 0) {
          assertThat(files.names()).as("no data file").containsExactly("p_state");
          assertThat(reader.isPublished()).isFalse();
        } else {
          assertThat(sizes()).isEqualTo(sizes);
          try (var snapshot = reader.read()) {
            assertThat(snapshot.value().mismatch(PrefixFolder.archive(SIZE, before))).isEqualTo(-1);
          }
        }
      }
      assertNextWritesWork(writer, reader);
    }
  }

  private static void assertNextWritesWork(
      SnapshotWriter<Script> writer, SnapshotReader<MemorySegment> reader) {
    for (int size = SIZE; size <= 2 * LARGE; size += LARGE) {
      var archive = PrefixFolder.archive(size, 99);
      writer.writeRaw(archive);
      try (var snapshot = reader.read()) {
        assertThat(snapshot.value().mismatch(archive)).isEqualTo(-1);
      }
      writer.write(sink -> sink.append(archive));
      try (var snapshot = reader.read()) {
        assertThat(snapshot.value().mismatch(archive)).isEqualTo(-1);
      }
    }
  }

  private Map<String, Long> sizes() {
    var sizes = new TreeMap<String, Long>();
    for (var name : files.names()) {
      sizes.put(name, folder.resolve(name).toFile().length());
    }
    return sizes;
  }

  @Test
  void theSizeThatWasRefusedIsInTheError() {
    try (var writer = files.writer().open()) {
      assertThatThrownBy(() -> writer.writeRaw(InstanceVersion.MAX_SIZE + 1, memory -> {}))
          .isInstanceOfSatisfying(
              ArchiveSizeException.class,
              e -> assertThat(e.size()).isEqualTo(InstanceVersion.MAX_SIZE + 1))
          .hasMessageContaining("at most 549755813887 bytes")
          .hasMessageEndingWith("size=549755813888");
      assertThatThrownBy(() -> writer.writeRaw(PrefixFolder.archive(0, 0)))
          .isInstanceOfSatisfying(ArchiveSizeException.class, e -> assertThat(e.size()).isZero())
          .hasMessageContaining("an empty archive")
          .hasMessageEndingWith("size=0");
    }
  }

  @Test
  void aChecksumThatThrowsPublishesNothing() {
    Checksum throwing =
        archive -> {
          throw new Planned();
        };
    try (var writer = files.writer().checksum(throwing).open()) {
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> writer.writeRaw(PrefixFolder.archive(SIZE, 1)))
            .isInstanceOf(Planned.class);
        assertThat(files.names()).containsExactly("p_state");
      }
    }
  }

  @Test
  void aFileWithAnEarlierArchiveKeepsItsLength() throws Exception {
    try (var writer = open()) {
      writer.writeRaw(PrefixFolder.archive(LARGE, 1));
      writer.writeRaw(PrefixFolder.archive(SIZE, 2));
      writer.writeRaw(PrefixFolder.archive(SIZE, 3));
      assertThat(Files.size(files.data(0))).as("never shrinks").isEqualTo(LARGE);
    }
  }
}
