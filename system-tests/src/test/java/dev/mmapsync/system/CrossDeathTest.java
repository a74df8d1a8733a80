package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.Registry;
import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteResult;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.process.RustPeer;
import dev.mmapsync.system.program.HoldSnapshot;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Readers that are killed while they hold what a writer of the other language would overwrite:
/// they cost it one grace, once, and leave no trace.
final class CrossDeathTest {
  private static final int ROUNDS = 5;
  private static final Duration GRACE = Duration.ofMillis(50);
  private static final int COUNT_MASK = 0x3fff_ffff;

  private final RustPeer peer = RustPeer.ofLoad();
  private final Path prefix;

  CrossDeathTest(@TempDir Path folder) {
    this.prefix = folder.resolve("dead");
  }

  /// The crate has no slots, so that nobody can tell that it is dead.
  @ParameterizedTest
  @EnumSource
  void aReaderOfTheCrateBehindOurWriter(Registry registry) {
    try (SnapshotWriter<MemorySegment> writer = writer(registry)) {
      long number = 0;
      for (int round = 0; round < ROUNDS; round++) {
        assertThat(publish(writer, ++number).readersReset()).isFalse();
        killWhileHolding(peer.start("hold", prefix), number);
        assertThat(publish(writer, ++number).readersReset()).isFalse();
        WriteResult reset = publish(writer, ++number); // the held file
        assertThat(reset.readersReset()).isTrue();
        assertThat(reset.waited()).isGreaterThanOrEqualTo(GRACE);
        assertThat(counted()).isZero();
        assertThat(publish(writer, ++number).readersReset()).isFalse();
        assertThat(publish(writer, ++number).readersReset()).isFalse();
        assertThat(read()).isEqualTo(number);
      }
    }
  }

  @Test
  void aReaderOfOursByACounterBehindTheCratesWriter() {
    try (SnapshotWriter<MemorySegment> writer = writer(Registry.NONE)) {
      publish(writer, 1);
    }
    killWhileHolding(JavaProgram.small(HoldSnapshot.class).start(prefix, "ARCHIVE"), 1);
    try (Child writer = peer.start("step", prefix, 2, GRACE.toMillis())) {
      assertThat(step(writer)).isEqualTo("published 2 reset=false");
      assertThat(step(writer)).isEqualTo("published 3 reset=true"); // the held file
      assertThat(step(writer)).isEqualTo("published 4 reset=false");
      assertThat(step(writer)).isEqualTo("published 5 reset=false");
    }
    assertThat(counted()).isZero();
    assertThat(read()).isEqualTo(5);
  }

  /// The crate meets a guard in each file, whether there is a reader or not, and the dead one costs
  /// nothing beside; nor does it cost our next writer anything.
  @Test
  void aReaderOfOursWithASlotBehindTheCratesWriter() {
    try (SnapshotWriter<MemorySegment> writer = writer(Registry.SLOTS)) {
      publish(writer, 1);
    }
    killWhileHolding(JavaProgram.small(HoldSnapshot.class).start(prefix, "ARCHIVE"), 1);
    try (Child writer = peer.start("step", prefix, 2, GRACE.toMillis())) {
      assertThat(step(writer)).isEqualTo("published 2 reset=true");
      assertThat(step(writer)).isEqualTo("published 3 reset=true");
      for (int number = 4; number <= 7; number++) {
        assertThat(step(writer)).isEqualTo("published " + number + " reset=false");
      }
    }
    // Nobody reads here: who does takes over the slot of the dead.
    try (SnapshotWriter<MemorySegment> writer = writer(Registry.SLOTS)) {
      int dead = 0;
      for (long number = 8; number <= 11; number++) {
        WriteResult result = publish(writer, number);
        assertThat(result.readersReset()).isFalse();
        dead += result.dead();
      }
      assertThat(dead).isEqualTo(1);
    }
    assertThat(read()).isEqualTo(11);
  }

  private static void killWhileHolding(Child reader, long number) {
    try (reader) {
      reader.awaitLine("holding " + number);
      reader.kill();
    }
  }

  private static String step(Child writer) {
    writer.send("publish");
    return writer.awaitLine("published");
  }

  private SnapshotWriter<MemorySegment> writer(Registry registry) {
    return Synchronizer.writer(prefix, ArchiveType.bytes()).registry(registry).grace(GRACE).open();
  }

  private static WriteResult publish(SnapshotWriter<MemorySegment> writer, long number) {
    return writer.writeRaw(
        PatternArchive.size(number), archive -> PatternArchive.fill(archive, number));
  }

  private long read() {
    try (SnapshotReader<MemorySegment> reader =
            Synchronizer.reader(prefix, ArchiveType.bytes()).open();
        Snapshot<MemorySegment> snapshot = reader.read()) {
      return PatternArchive.verify(snapshot.bytes());
    }
  }

  /// What both counters of the state file say, without the guards.
  private int counted() {
    try {
      ByteBuffer state =
          ByteBuffer.wrap(Files.readAllBytes(new PrefixFiles(prefix).state()))
              .order(ByteOrder.LITTLE_ENDIAN);
      return (state.getInt(8) & COUNT_MASK) + (state.getInt(12) & COUNT_MASK);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
