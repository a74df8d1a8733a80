package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.ReadersBusyException;
import dev.mmapsync.SlowReaderPolicy;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.WriteResult;
import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.program.HoldSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers in processes of their own that hold snapshots for as long as they like, beside a writer
/// that detaches them: it never waits, they lose nothing, and the disk gets back what they held.
final class DetachedReadersTest {
  private static final int PUBLICATIONS = 10_000;

  private final PatternPrefix prefix;
  private final JavaProgram holder = JavaProgram.small(HoldSnapshot.class);
  private final List<Child> readers = new ArrayList<>();
  private long number;

  DetachedReadersTest(@TempDir Path folder) {
    this.prefix = new PatternPrefix(folder.resolve("p"), Sizes.WIDE);
  }

  private Child hold() {
    Child reader = holder.start(prefix, prefix.sizes());
    readers.add(reader);
    reader.awaitLine("holding " + number);
    return reader;
  }

  private WriteResult publish(SnapshotWriter<MemorySegment> writer) {
    return prefix.publish(writer, ++number);
  }

  /// The grace is zero: whoever is neither free nor detached would be reported.
  private static void assertNobodyLost(WriteResult result) {
    assertThat(result.readersReset()).isFalse();
    assertThat(result.evicted()).isZero();
    assertThat(result.dead()).isZero();
  }

  /// Prints how long the writes took, beside those of as many without the reader.
  @Test
  void aSnapshotStaysWholeThroughTenThousandPublications() {
    try (SnapshotWriter<MemorySegment> writer = writer(Integer.MAX_VALUE, SlowReaderPolicy.EVICT)) {
      publish(writer);
      WriteTimes alone = publishMany(writer, 0);
      Child reader = hold();
      long held = number;
      publish(writer);
      assertThat(publish(writer).detached()).isEqualTo(1);
      WriteTimes beside = publishMany(writer, 1);
      assertThat(namelessFiles(reader.pid())).isEqualTo(1);
      reader.send("look");
      reader.awaitLine("held " + held);
      reader.awaitLine("closed");
      assertThat(namelessFiles(reader.pid())).as("given back before the process ends").isZero();
      assertThat(namelessFiles(ProcessHandle.current().pid())).isZero();
      assertThat(publish(writer).detachedFiles()).isZero();
      reader.endInput();
      reader.awaitSuccess();
      System.out.printf("writes alone: %s%nbeside a slow reader: %s%n", alone, beside);
    } finally {
      readers.forEach(Child::close);
    }
  }

  private WriteTimes publishMany(SnapshotWriter<MemorySegment> writer, int detachedFiles) {
    WriteTimes times = new WriteTimes();
    for (int i = 0; i < PUBLICATIONS; i++) {
      long start = System.nanoTime();
      WriteResult result = publish(writer);
      times.add(System.nanoTime() - start);
      assertNobodyLost(result);
      assertThat(result.detached()).isZero();
      assertThat(result.detachedFiles()).isEqualTo(detachedFiles);
    }
    return times;
  }

  @Test
  void beyondTheBoundAWriteFailsAndNobodyLosesAnything() {
    try (SnapshotWriter<MemorySegment> writer = writer(2, SlowReaderPolicy.FAIL)) {
      holdThreeVersions(writer);
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatThrownBy(() -> prefix.publish(writer, number + 1))
            .isInstanceOf(ReadersBusyException.class)
            .hasMessageEndingWith("readers=1");
        assertThat(prefix.read()).isEqualTo(number);
      }
      readers.getFirst().kill();
      WriteResult next = publish(writer);
      assertNobodyLost(next);
      assertThat(next.detached()).as("there is room for one more").isEqualTo(1);
      assertThat(next.detachedFiles()).isEqualTo(2);
      readers.get(1).send("look");
      readers.get(1).awaitLine("held 2");
      readers.get(2).send("look");
      readers.get(2).awaitLine("held 3");
      readers.get(2).awaitLine("closed");
      readers.get(1).awaitLine("closed");
      assertThat(publish(writer).detachedFiles()).isZero();
    } finally {
      readers.forEach(Child::close);
    }
  }

  @Test
  void beyondTheBoundTheOneInTheWayIsEvictedAndNobodyElse() {
    try (SnapshotWriter<MemorySegment> writer = writer(2, SlowReaderPolicy.EVICT)) {
      holdThreeVersions(writer);
      WriteResult next = publish(writer);
      assertThat(next.evicted()).isEqualTo(1);
      assertThat(next.detached()).isZero();
      assertThat(next.detachedFiles()).isEqualTo(2);
      for (Child reader : readers) {
        reader.send("look");
      }
      readers.get(0).awaitLine("held 1");
      readers.get(1).awaitLine("held 2");
      readers.get(2).awaitLine("lost");
    } finally {
      readers.forEach(Child::close);
    }
  }

  /// The third one is in the way of the next write.
  private void holdThreeVersions(SnapshotWriter<MemorySegment> writer) {
    for (int i = 0; i < 3; i++) {
      publish(writer);
      hold();
    }
    WriteResult last = publish(writer);
    assertNobodyLost(last);
    assertThat(last.detachedFiles()).isEqualTo(2);
  }

  private SnapshotWriter<MemorySegment> writer(int mostDetached, SlowReaderPolicy beyond) {
    return prefix
        .writerOptions()
        .slowReaders(SlowReaderPolicy.DETACH)
        .detachAtMost(mostDetached, beyond)
        .grace(Duration.ZERO)
        .open();
  }

  /// How many data files a process keeps, mapped or open, that have lost their name: what takes
  /// room on the disk beside the two that have theirs.
  private long namelessFiles(long process) {
    Path proc = Path.of("/proc", String.valueOf(process));
    try (Stream<String> mapped = Files.lines(proc.resolve("maps"));
        Stream<Path> open = Files.list(proc.resolve("fd"))) {
      return Stream.concat(mapped, open.map(DetachedReadersTest::target))
          .filter(line -> line.contains(prefix + "_data") && line.endsWith("(deleted)"))
          .count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // closed in between
    }
  }
}
