package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.NotPublishedException;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.program.HangInWrite;
import dev.mmapsync.system.program.StressWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Writers that die by SIGKILL where it hurts: what was published stays, and the next one goes on.
/// [KilledReadersTest] has the readers.
///
/// The children of a few rounds start while those before them are being killed, each with a prefix
/// of its own: starting a JVM is what takes the time.
final class KillTest {
  private static final int ROUNDS = 100;
  private static final int ROUNDS_ANYWHERE = 20;
  private static final int AHEAD = 4;
  private static final Sizes SIZES = Sizes.WIDE;

  private final Path folder;

  KillTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aWriterInMidWrite() {
    JavaProgram hanging = JavaProgram.small(HangInWrite.class);
    inRounds(
        ROUNDS,
        (round, prefix) -> {
          for (int number = 1; number <= published(round); number++) {
            prefix.publish(number);
          }
          return hanging.start(prefix, SIZES, 100 + round);
        },
        (round, prefix, child) -> {
          child.awaitLine("filling");
          assertThatLastIs(prefix, published(round));
          child.kill();
          assertThatLastIs(prefix, published(round));
          assertANewWriterGoesOn(prefix, published(round));
        });
  }

  /// Into the first file when it is new, into the second when it is, and into either later.
  private static int published(int round) {
    return round % 4;
  }

  @Test
  void aWriterAnywhere() {
    JavaProgram stress = JavaProgram.small(StressWriter.class);
    inRounds(
        ROUNDS_ANYWHERE,
        (round, prefix) -> stress.start(prefix, SIZES, Integer.MAX_VALUE),
        (round, prefix, child) -> {
          child.awaitLine("ready");
          try (SnapshotReader<MemorySegment> reader = prefix.reader()) {
            child.send("go");
            awaitNumber(prefix, reader, 5L * (round + 1));
            child.kill();
            assertANewWriterGoesOn(prefix, prefix.read(reader));
          }
        });
  }

  private static void awaitNumber(
      PatternPrefix prefix, SnapshotReader<MemorySegment> reader, long number) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (prefix.read(reader) < number) {
      assertThat(System.nanoTime()).as("deadline of publication %d", number).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private void assertANewWriterGoesOn(PatternPrefix prefix, long last) {
    try (SnapshotWriter<MemorySegment> writer = prefix.writer()) {
      for (long number = last + 1; number <= last + 2; number++) {
        assertThat(prefix.publish(writer, number).readersReset()).isFalse();
        assertThat(prefix.read()).isEqualTo(number);
      }
    }
    assertNothingHalfMade(prefix);
  }

  private void inRounds(int rounds, Start start, Check check) {
    Queue<Child> started = new ArrayDeque<>();
    try {
      for (int next = 0; next < rounds + AHEAD; next++) {
        if (next < rounds) {
          started.add(start.child(next, prefix(next)));
        }
        int round = next - AHEAD;
        if (round >= 0) {
          try (Child child = started.remove()) {
            check.accept(round, prefix(round), child);
          }
          assertThat(Synchronizer.remove(prefix(round).path())).hasSize(4);
        }
      }
    } finally {
      started.forEach(Child::close);
    }
  }

  /// Starts the child of a round.
  @FunctionalInterface
  private interface Start {
    Child child(int round, PatternPrefix prefix);
  }

  /// Kills it, and looks at what is left.
  @FunctionalInterface
  private interface Check {
    void accept(int round, PatternPrefix prefix, Child child);
  }

  private PatternPrefix prefix(int round) {
    return new PatternPrefix(folder.resolve("round-" + round), SIZES);
  }

  private static void assertThatLastIs(PatternPrefix prefix, long number) {
    if (number > 0) {
      assertThat(prefix.read()).isEqualTo(number);
    } else {
      assertThatThrownBy(prefix::read).isInstanceOf(NotPublishedException.class);
    }
  }

  private void assertNothingHalfMade(PatternPrefix prefix) {
    String name = prefix.path().getFileName().toString();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(file -> file.contains(name + "_"))
          .containsExactlyInAnyOrder(
              name + "_state", name + "_registry", name + "_data_0", name + "_data_1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
