package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.SlowReaderPolicy;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.WriteResult;
import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.program.PausingReader;
import dev.mmapsync.system.program.StressReader;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Readers that are stopped with SIGSTOP for longer than the grace, at a chosen moment of the
/// acquire, while they hold, or anywhere: who was evicted learns it, and nobody reads a mixture
/// untold.
final class StoppedReadersTest {
  /// So often a reader that is stopped anywhere must be hit while it holds.
  private static final int HITS = Integer.getInteger("dev.mmapsync.hits", 10);

  private static final int MOST_STOPS = 200 * HITS;

  private final PatternPrefix prefix;
  private long number;

  StoppedReadersTest(@TempDir Path folder) {
    this.prefix = new PatternPrefix(folder.resolve("p"), Sizes.WIDE);
  }

  private WriteResult publish(SnapshotWriter<MemorySegment> writer) {
    return prefix.publish(writer, ++number);
  }

  private Child start(int pauses) {
    return JavaProgram.small(PausingReader.class).start(prefix, prefix.sizes(), pauses);
  }

  /// Several publications, of which the second goes into the file that is held.
  ///
  /// @return how many readers were evicted, and how many detached
  private Outcome publishWhileStopped(SnapshotWriter<MemorySegment> writer, Child reader) {
    reader.stop();
    int evicted = 0;
    int detached = 0;
    for (int i = 0; i < 5; i++) {
      WriteResult result = publish(writer);
      evicted += result.evicted();
      detached += result.detached();
    }
    reader.resume();
    return new Outcome(evicted, detached);
  }

  private record Outcome(int evicted, int detached) {}

  /// It looks at its mark last of all, and acquires again.
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void inMidAcquireItAcquiresAgain(int times) {
    try (SnapshotWriter<MemorySegment> writer = prefix.writer()) {
      publish(writer);
      try (Child reader = start(times)) {
        for (int time = 0; time < times; time++) {
          reader.awaitLine("acquiring");
          assertThat(publishWhileStopped(writer, reader)).isEqualTo(new Outcome(1, 0));
          reader.send("go");
        }
        assertThat(reader.awaitLine("read "))
            .isEqualTo("read %d fate=INTACT views=%d losses=0", number, times + 1);
        reader.send("close");
        assertThat(reader.awaitLine("closed")).isEqualTo("closed fate=INTACT losses=0");
        reader.awaitSuccess();
      }
    }
  }

  /// Counters are waited for under every policy, so that this ends.
  @Test
  void afterThreeTimesItTakesACounter() {
    try (SnapshotWriter<MemorySegment> writer = prefix.writer()) {
      publish(writer);
      try (Child reader = start(3)) {
        for (int time = 0; time < 3; time++) {
          reader.awaitLine("acquiring");
          assertThat(publishWhileStopped(writer, reader)).isEqualTo(new Outcome(1, 0));
          reader.send("go");
        }
        assertThat(reader.awaitLine("read "))
            .isEqualTo("read %d fate=UNKNOWN views=4 losses=0", number);
        reader.send("close");
        reader.awaitSuccess();
      }
    }
  }

  @Test
  void inMidAcquireADetachedOneAcquiresAgain() {
    try (SnapshotWriter<MemorySegment> writer =
        prefix.writerOptions().slowReaders(SlowReaderPolicy.DETACH).open()) {
      publish(writer);
      try (Child reader = start(1)) {
        reader.awaitLine("acquiring");
        assertThat(publishWhileStopped(writer, reader)).isEqualTo(new Outcome(0, 1));
        reader.send("go");
        assertThat(reader.awaitLine("read "))
            .isEqualTo("read %d fate=INTACT views=2 losses=0", number);
        assertThat(publish(writer).detachedFiles()).isZero();
        reader.send("close");
        reader.awaitSuccess();
      }
    }
  }

  @Test
  void killedInMidAcquireItIsNotWaitedFor() {
    try (SnapshotWriter<MemorySegment> writer =
        prefix.writerOptions().grace(Duration.ZERO).open()) {
      publish(writer);
      try (Child reader = start(1)) {
        reader.awaitLine("acquiring");
        reader.kill();
        assertThat(publish(writer).dead()).isZero();
        WriteResult intoTheSame = publish(writer);
        assertThat(intoTheSame.dead()).isEqualTo(1);
        assertThat(intoTheSame.readersReset()).isFalse();
      }
    }
  }

  @Test
  void whileItHoldsItIsToldWhatItLost() {
    try (SnapshotWriter<MemorySegment> writer = prefix.writer()) {
      publish(writer);
      try (Child reader = start(0)) {
        assertThat(reader.awaitLine("read ")).isEqualTo("read 1 fate=INTACT views=1 losses=0");
        assertThat(publishWhileStopped(writer, reader)).isEqualTo(new Outcome(1, 0));
        reader.send("close");
        assertThat(reader.awaitLine("closed")).isEqualTo("closed fate=EVICTED losses=1");
        reader.awaitSuccess();
      }
    }
  }

  /// A reader that does nothing but hold, stopped until it was evicted often enough.
  @Test
  void anywhereItReadsNothingTornUntold() {
    try (SnapshotWriter<MemorySegment> writer = prefix.writer();
        Child reader = startSteady(writer)) {
      int stops = 0;
      int evicted = 0;
      int hits = 0;
      while (hits < HITS) {
        assertThat(++stops).as("stops, with %d hits", hits).isLessThan(MOST_STOPS);
        for (int i = 0; i < 20; i++) {
          evicted += publish(writer).evicted();
        }
        Outcome outcome = publishWhileStopped(writer, reader);
        hits += outcome.evicted();
        evicted += outcome.evicted();
      }
      reader.endInput();
      String report = reader.awaitLine("reads=");
      System.out.printf("%s stops=%d hits=%d evicted=%d%n", report, stops, hits, evicted);
      long losses = Long.parseLong(report.substring(report.lastIndexOf('=') + 1));
      assertThat(losses).as("evictions that were told").isBetween(1L, (long) evicted);
      reader.awaitSuccess();
    }
  }

  private Child startSteady(SnapshotWriter<MemorySegment> writer) {
    publish(writer);
    Child reader =
        JavaProgram.of(StressReader.class)
            .start(prefix, prefix.sizes(), StressReader.Acquire.LIBRARY, "STEADY");
    reader.awaitLine("reading");
    return reader;
  }
}
