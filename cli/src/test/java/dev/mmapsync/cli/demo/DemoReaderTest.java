package dev.mmapsync.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.cli.Input;
import dev.mmapsync.cli.demo.Orders.Order;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A reader process that is shown what a demo must never see.
final class DemoReaderTest {
  private static final int INPUT = 100_000;
  private static final int MILLIS = 50;

  @TempDir private Path folder;
  private WorkFolder work;
  private Peer reader;

  @BeforeEach
  void startReader() throws IOException {
    byte[] bytes = new byte[INPUT];
    new Random(5).nextBytes(bytes);
    Path file = Files.write(folder.resolve("file"), bytes);
    work = WorkFolder.create(INPUT, List.of(folder));
    try (Input input = Input.open(file)) {
      work.keep(input, INPUT);
    }
    reader = Peer.start("reader", "demo-reader", work.path().toString());
    assertThat(reader.answer(Answer.Ready.class).pid()).isPositive();
  }

  @AfterEach
  void endReader() {
    reader.kill();
  }

  /// Publishes an edition, with one byte changed at `wrong` if that is not negative.
  private void publish(long number, long wrong) {
    try (Arena arena = Arena.ofShared();
        var writer = Synchronizer.writer(work.prefix(), ArchiveType.bytes()).open()) {
      Edition edition = new Edition(work.input(arena));
      writer.writeRaw(
          edition.size(number),
          target -> {
            edition.fill(number, target);
            if (wrong >= 0) {
              flip(target, wrong);
            }
          });
    }
  }

  private static void flip(MemorySegment target, long at) {
    target.set(ValueLayout.JAVA_BYTE, at, (byte) ~target.get(ValueLayout.JAVA_BYTE, at));
  }

  private Answer.Verified verify() {
    reader.order(Order.VERIFY, MILLIS);
    return reader.answer(Answer.Verified.class);
  }

  @Test
  void wholeSnapshotsAreNotTorn() {
    publish(3, -1);
    Answer.Verified verified = verify();

    assertThat(verified.reads()).isPositive();
    assertThat(verified.torn()).isZero();
    assertThat(verified.versions()).isEqualTo(1);
  }

  @Test
  void aSingleWrongByteIsSeen() {
    publish(3, 20_000);
    Answer.Verified verified = verify();

    assertThat(verified.reads()).isPositive();
    assertThat(verified.torn()).isEqualTo(verified.reads());
  }

  @Test
  void anOlderVersionAfterANewerOneIsSeen() {
    publish(4, -1);
    assertThat(verify().torn()).isZero();
    publish(3, -1);

    assertThat(verify().torn()).isPositive();
  }

  @Test
  void memoryIsMeasured() {
    publish(3, -1);
    verify();
    reader.order(Order.MEASURE, 0);
    Answer.Memory memory = reader.answer(Answer.Memory.class);

    if (Files.exists(Path.of("/proc/self/smaps_rollup"))) {
      assertThat(memory.snapshotPss()).isPositive();
      assertThat(memory.pss()).isGreaterThan(memory.snapshotPss());
    } else {
      assertThat(memory).isEqualTo(new Answer.Memory(null, null));
    }
  }
}
