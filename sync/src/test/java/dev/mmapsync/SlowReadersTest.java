package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers by counters in the way of a writer: waited for, evicted, or the reason of an error.
/// [SlotsTest] has those with slots.
class SlowReadersTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path folder;
  private PrefixFolder files;
  private SnapshotWriter<MemorySegment> writer;
  private SnapshotReader<MemorySegment> reader;

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
    writer = files.countingWriter().open();
    reader = files.reader().open();
  }

  @AfterEach
  void tearDown() {
    reader.close();
    writer.close();
  }

  private WriteResult write(int content, Duration grace) {
    return writer.writeRaw(PrefixFolder.archive(100, content), grace);
  }

  private int read() {
    return reader.read(memory -> (int) memory.get(ValueLayout.JAVA_BYTE, 0));
  }

  @Test
  void nobodyIsWaitedForWhoReadsTheCurrentVersion() {
    write(1, Duration.ZERO);
    try (var snapshot = reader.read()) {
      assertThat(write(2, Duration.ZERO).readersReset()).isFalse();
      assertThat(snapshot.value().mismatch(PrefixFolder.archive(100, 1))).isEqualTo(-1);
    }
  }

  @Test
  void theWriterGoesOnWhenTheReaderLeaves() {
    write(1, LONG);
    var snapshot = reader.read();
    write(2, LONG);
    var result = new AtomicReference<WriteResult>();
    var writing = Thread.ofPlatform().start(() -> result.set(write(3, LONG)));

    Eventually.holds("the writer waits", () -> writing.getState() == Thread.State.TIMED_WAITING);
    assertThat(files.version() & 1).as("not published").isEqualTo(1);
    assertThat(snapshot.value().mismatch(PrefixFolder.archive(100, 1))).isEqualTo(-1);
    snapshot.close();
    Eventually.holds("the writer is done", () -> !writing.isAlive());

    assertThat(result.get().readersReset()).isFalse();
    assertThat(result.get().waited()).isPositive();
    assertThat(read()).isEqualTo(3);
  }

  @Test
  void anEvictionIsReportedAndTheCounterIsZeroAfterwards() {
    write(1, LONG);
    var snapshot = reader.read();
    var again = reader.read();
    write(2, LONG);
    assertThat(files.readers(0)).isEqualTo(2);

    var result = write(3, Duration.ofMillis(5));
    assertThat(result.readersReset()).isTrue();
    assertThat(result.waited()).isGreaterThanOrEqualTo(Duration.ofMillis(5));
    assertThat(files.readers(0)).isZero();

    snapshot.close();
    again.close();
    assertThat(files.readers(0)).as("a late leave takes nothing away").isZero();
    assertThat(read()).isEqualTo(3);
    assertThat(write(4, Duration.ZERO).readersReset()).isFalse();
    assertThat(write(5, Duration.ZERO).readersReset()).isFalse();
  }

  @Test
  void anEvictionByAWriteThatThenFailsIsReportedByTheNextOne() {
    write(1, LONG);
    try (var _ = reader.read()) {
      write(2, LONG);
      assertThatThrownBy(
              () ->
                  writer.writeRaw(
                      100,
                      memory -> {
                        throw new IllegalStateException("no archive today");
                      },
                      Duration.ZERO))
          .hasMessage("no archive today");
      assertThat(write(3, LONG).readersReset()).isTrue();
    }
    assertThat(write(4, LONG).readersReset()).isFalse();
  }

  @Test
  void aReaderThatDiedIsForgottenOnce() {
    write(1, LONG);
    write(2, LONG);
    files.setReaders(0, 3);
    assertThat(write(3, Duration.ZERO).readersReset()).isTrue();
    assertThat(write(4, Duration.ZERO).readersReset()).isFalse();
    assertThat(write(5, Duration.ZERO).readersReset()).isFalse();
  }

  @Test
  void aCounterThatTheCrateTookBelowZeroIsAReaderLikeAnyOther() {
    write(1, LONG);
    write(2, LONG);
    files.setReaders(0, -1);
    assertThat(write(3, Duration.ZERO).readersReset()).isTrue();
    assertThat(files.readers(0)).isZero();
  }

  @Test
  void theGraceOfTheOptionsIsThatOfAWriteThatNamesNone() {
    write(1, LONG);
    writer.close();
    try (var impatient = files.countingWriter().grace(Duration.ZERO).open()) {
      files.setReaders(1, 1);
      assertThat(impatient.writeRaw(PrefixFolder.archive(9, 9)).readersReset()).isTrue();
      files.setReaders(0, 1);
      assertThat(impatient.writeRaw(9, memory -> memory.fill((byte) 9)).readersReset()).isTrue();
    }
  }

  @Test
  void withFailNothingIsPublishedAndCountersAreNeverReset() {
    writer.close();
    try (var polite = files.countingWriter().slowReaders(SlowReaderPolicy.FAIL).open()) {
      polite.writeRaw(PrefixFolder.archive(100, 1));
      var snapshot = reader.read();
      var published = polite.writeRaw(PrefixFolder.archive(100, 2)).version();
      for (int attempt = 0; attempt < 3; attempt++) {
        assertThatThrownBy(
                () -> polite.writeRaw(PrefixFolder.archive(100, 3), Duration.ofMillis(2)))
            .isInstanceOfSatisfying(
                ReadersBusyException.class,
                e -> {
                  assertThat(e.readers()).isEqualTo(1);
                  assertThat(e.path()).isEqualTo(files.data(0));
                })
            .hasMessageContaining("grace of PT0.002S")
            .hasMessageEndingWith("readers=1");
        assertThat(polite.version()).contains(published);
        assertThat(files.readers(0)).isEqualTo(1);
        assertThat(snapshot.value().mismatch(PrefixFolder.archive(100, 1))).isEqualTo(-1);
        assertThat(read()).isEqualTo(2);
      }
      snapshot.close();
      assertThat(polite.writeRaw(PrefixFolder.archive(100, 3)).readersReset()).isFalse();
      assertThat(read()).isEqualTo(3);
    }
  }

  @Test
  void withFailTheNumberOfReadersIsUnsigned() {
    writer.close();
    try (var polite = files.countingWriter().slowReaders(SlowReaderPolicy.FAIL).open()) {
      polite.writeRaw(PrefixFolder.archive(100, 1));
      files.setReaders(1, -1);
      assertThatThrownBy(() -> polite.writeRaw(PrefixFolder.archive(1, 1), Duration.ZERO))
          .hasMessageEndingWith("readers=4294967295");
      assertThat(files.readers(1)).isEqualTo(-1);
    }
  }

  @Test
  void aReadOfAFunctionThatThrowsLeaves() {
    write(1, LONG);
    assertThatThrownBy(
            () ->
                reader.read(
                    memory -> {
                      throw new IllegalArgumentException("planned");
                    }))
        .hasMessage("planned");
    assertThat(files.readers(0)).isZero();
  }
}
