package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteResult;
import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.program.HoldSnapshot;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers that are killed with SIGKILL while they hold a snapshot, some one by one and some
/// together, beside one writer that outlives them all: no write waits for any of them.
///
/// Each reader is a process of its own with a slot of its own. Their JVMs start while those before
/// them are being killed, since starting is what takes the time; a thousand of them
/// (`-Ddev.mmapsync.kills=1000`) take minutes.
///
/// Waits are counted, and no time is compared: the grace is zero, so a write that finds anybody in
/// its way does not wait but says that it did not heed a reader that may live.
final class KilledReadersTest {
  private static final int KILLS = Integer.getInteger("dev.mmapsync.kills", 80);
  private static final int TOGETHER = 8;

  private final PatternPrefix prefix;
  private final JavaProgram holder = JavaProgram.small(HoldSnapshot.class);
  private final Queue<Child> started = new ArrayDeque<>();
  private final WriteTimes behindTheDead = new WriteTimes();
  private final WriteTimes others = new WriteTimes();
  private int toStart = KILLS;
  private int dead;
  private int waits;
  private long number;

  KilledReadersTest(@TempDir Path folder) {
    this.prefix = new PatternPrefix(folder.resolve("p"), Sizes.SMALL);
  }

  @Test
  void noWriteWaitsForThem() {
    try (SnapshotWriter<MemorySegment> writer =
        prefix.writerOptions().grace(Duration.ZERO).open()) {
      publish(writer);
      start(TOGETHER);
      for (int batch = 0; !started.isEmpty(); batch++) {
        start(2 * TOGETHER - started.size());
        List<Child> readers = take();
        try {
          if (batch % 2 == 0) {
            readers.forEach(reader -> killWhileTheyHold(writer, List.of(reader)));
          } else {
            killWhileTheyHold(writer, readers);
          }
        } finally {
          readers.forEach(Child::close);
        }
      }
    } finally {
      started.forEach(Child::close);
    }
    System.out.printf(
        "readers killed while they held: %d, waits: %d%nwrites behind them: %s%nother writes:"
            + " %s%n",
        dead, waits, behindTheDead, others);
    assertThat(dead).isEqualTo(KILLS);
    assertThat(waits).isZero();
    assertThat(prefix.read()).isEqualTo(number);
    assertThat(slotsEverClaimed()).as("the living take the slots of the dead").isEqualTo(TOGETHER);
  }

  private void start(int count) {
    for (int i = 0; i < count && toStart > 0; i++) {
      started.add(holder.start(prefix, prefix.sizes(), "LATER"));
      toStart--;
    }
  }

  private List<Child> take() {
    List<Child> readers = new ArrayList<>();
    while (readers.size() < TOGETHER && !started.isEmpty()) {
      readers.add(started.remove());
    }
    return readers;
  }

  /// The second publication after theirs goes into the file that they held.
  private void killWhileTheyHold(SnapshotWriter<MemorySegment> writer, List<Child> readers) {
    readers.forEach(reader -> reader.awaitLine("ready"));
    readers.forEach(reader -> reader.send("go"));
    readers.forEach(reader -> reader.awaitLine("holding " + number));
    assertThat(publish(writer).dead()).isZero();
    readers.forEach(Child::kill);
    assertThat(publish(writer).dead()).isEqualTo(readers.size());
    assertThat(publish(writer).dead()).isZero();
    assertThat(publish(writer).dead()).as("no trace of them").isZero();
  }

  private WriteResult publish(SnapshotWriter<MemorySegment> writer) {
    number++;
    long start = System.nanoTime();
    WriteResult result = prefix.publish(writer, number);
    long time = System.nanoTime() - start;
    (result.dead() > 0 ? behindTheDead : others).add(time);
    dead += result.dead();
    if (result.readersReset() || result.evicted() > 0) {
      waits++;
    }
    return result;
  }

  private int slotsEverClaimed() {
    return Synchronizer.inspect(prefix.path()).registry().orElseThrow().highWaterMark();
  }
}
