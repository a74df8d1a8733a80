package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A writer that waits for nobody, and readers that keep what they hold.
@Tag("native")
class DetachTest {
  private static final int SIZE = 300_000;
  private static final Duration FOREVER = Duration.ofDays(1);

  @TempDir Path folder;
  private PrefixFolder files;
  private SnapshotWriter<MemorySegment> writer;
  private SnapshotReader<MemorySegment> reader;

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
    writer = files.writer().slowReaders(SlowReaderPolicy.DETACH).grace(FOREVER).open();
    reader =
        files
            .reader()
            .onLoss(
                loss -> {
                  throw new AssertionError(loss);
                })
            .open();
  }

  @AfterEach
  void tearDown() {
    reader.close();
    writer.close();
  }

  private WriteResult write(int content) {
    return write(SIZE, content);
  }

  private WriteResult write(int size, int content) {
    return writer.writeRaw(PrefixFolder.archive(size, content));
  }

  private static void assertIs(Snapshot<MemorySegment> snapshot, int size, int content) {
    assertThat(snapshot.fate()).isEqualTo(Fate.INTACT);
    assertThat(snapshot.value().mismatch(PrefixFolder.archive(size, content))).isEqualTo(-1);
  }

  /// Files that a process has mapped although they have no name any more.
  private long namelessMappings() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
      return lines.filter(l -> l.contains(folder + "/p_data") && l.endsWith("(deleted)")).count();
    }
  }

  @Test
  void whatIsHeldStaysWholeAndNobodyWaits() throws IOException {
    write(1);
    var held = reader.read();
    assertThat(write(2).detached()).isZero();
    var third = write(3);
    assertThat(third.detached()).isEqualTo(1);
    assertThat(third.readersReset()).isFalse();
    assertThat(third.detachedFiles()).isEqualTo(1);
    assertThat(third.detachedBytes()).isEqualTo(SIZE);
    for (int round = 4; round < 500; round++) {
      int size = 1 + round * 7_919 % (2 * SIZE);
      var result = write(size, round);
      assertThat(result.detached()).isZero();
      assertThat(result.detachedFiles()).isEqualTo(1);
      assertIs(held, SIZE, 1);
      try (var now = reader.read()) {
        assertIs(now, size, round);
      }
    }
    assertThat(namelessMappings()).isPositive();
    held.close();
    assertThat(namelessMappings()).as("its space is given back at once").isZero();
    assertThat(write(1).detachedFiles()).isZero();
  }

  /// Ten thousand publications of changing sizes behind one snapshot; prints the longest write, and
  /// that of as many without the reader.
  @Test
  void aSnapshotThatIsHeldForLongChangesNothingForTheWriter() throws IOException {
    write(1);
    long alone = longestOfMany();
    write(SIZE, 7);
    var held = reader.read();
    long beside = longestOfMany();
    assertIs(held, SIZE, 7);
    System.out.printf("longest write: %,d us alone, %,d us beside a slow reader%n", alone, beside);
    held.close();
    assertThat(namelessMappings()).isZero();
  }

  private long longestOfMany() {
    long longest = 0;
    for (int round = 0; round < 10_000; round++) {
      long start = System.nanoTime();
      write(1 + round * 7_919 % SIZE, round);
      longest = Math.max(longest, System.nanoTime() - start);
    }
    return TimeUnit.NANOSECONDS.toMicros(longest);
  }

  @Test
  void eachOfManyHeldVersionsIsAFile() throws IOException {
    int versions = 20;
    var held = new ArrayList<Snapshot<MemorySegment>>();
    for (int i = 0; i < versions; i++) {
      write(i + 1);
      held.add(reader.read());
    }
    var result = write(100);
    assertThat(result.detachedFiles()).isEqualTo(versions - 1);
    assertThat(result.detachedBytes()).isEqualTo((versions - 1L) * SIZE);
    for (int i = versions - 1; i >= 0; i--) {
      assertIs(held.get(i), SIZE, i + 1);
      held.get(i).close();
    }
    assertThat(write(101).detachedFiles()).isZero();
    Eventually.holds("no file without a name is mapped", () -> namelessMappings() == 0);
  }

  @Test
  void aFileThatTwoHoldIsGivenBackByTheLastOne() throws IOException {
    write(1);
    var first = reader.read();
    var second = reader.read();
    write(2);
    assertThat(write(3).detached()).isEqualTo(2);
    first.close();
    assertIs(second, SIZE, 1);
    second.close();
    assertThat(namelessMappings()).isZero();
  }

  @Test
  void anIdleReaderGivesBackWhatItHasMapped() throws IOException {
    write(1);
    try (var other = files.reader().open()) {
      var held = reader.read();
      other.read().close(); // has the file mapped, and does not read any more
      write(2);
      write(3);
      held.close();
      Eventually.holds("the watching thread has seen it", () -> namelessMappings() == 0);
    }
  }

  @Test
  void aNewFileHasThePermissionsOfTheOldOne() throws IOException {
    var mode = PosixFilePermissions.fromString("rw-rw-rw-");
    write(1);
    write(2);
    Files.setPosixFilePermissions(files.data(0), mode);
    writer.close();
    writer = files.writer().slowReaders(SlowReaderPolicy.DETACH).grace(FOREVER).open();
    write(3);
    write(4);
    var held = reader.read();
    write(5);
    assertThat(write(6).detached()).isEqualTo(1);
    assertThat(Files.getPosixFilePermissions(files.data(0)))
        .isEqualTo(Files.getPosixFilePermissions(files.data(0)));
    held.close();
    held = reader.read();
    write(7);
    write(8);
    held.close();
    assertThat(Files.getPosixFilePermissions(files.data(0))).isEqualTo(mode);
  }

  @Test
  void beyondItsBoundItFailsOrEvicts() {
    writer.close();
    try (var bounded =
        files
            .writer()
            .slowReaders(SlowReaderPolicy.DETACH)
            .detachAtMost(1, SlowReaderPolicy.FAIL)
            .grace(Duration.ZERO)
            .open()) {
      bounded.writeRaw(PrefixFolder.archive(SIZE, 1));
      var first = reader.read();
      bounded.writeRaw(PrefixFolder.archive(SIZE, 2));
      var second = reader.read();
      assertThat(bounded.writeRaw(PrefixFolder.archive(SIZE, 3)).detached()).isEqualTo(1);
      assertThatThrownBy(() -> bounded.writeRaw(PrefixFolder.archive(SIZE, 4)))
          .isInstanceOf(ReadersBusyException.class)
          .hasMessageEndingWith("readers=1");
      assertIs(first, SIZE, 1);
      assertIs(second, SIZE, 2);
      first.close();
      assertThat(bounded.writeRaw(PrefixFolder.archive(SIZE, 4)).detached()).isEqualTo(1);
      assertIs(second, SIZE, 2);
      second.close();
    }
  }

  @Test
  void aWriteThatFailsLeavesEverythingAsItWas() {
    write(1);
    var held = reader.read();
    write(2);
    for (int time = 0; time < 3; time++) {
      assertThatThrownBy(
              () ->
                  writer.writeRaw(
                      SIZE,
                      memory -> {
                        memory.set(ValueLayout.JAVA_BYTE, 0, (byte) 9);
                        throw new IllegalStateException("no archive today");
                      }))
          .hasMessage("no archive today");
      assertIs(held, SIZE, 1);
      assertThat(files.names()).containsExactlyInAnyOrder("p_state", "p_data_0", "p_data_1");
      try (var now = reader.read()) {
        assertIs(now, SIZE, 2);
      }
    }
    assertThat(write(3).detached()).isEqualTo(1);
    assertIs(held, SIZE, 1);
    held.close();
  }
}
