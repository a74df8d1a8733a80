package dev.mmapsync.system.program;

import dev.mmapsync.Fate;
import dev.mmapsync.InstanceVersion;
import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.PatternArchive;
import dev.mmapsync.system.TornReadException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// `LoadReader PREFIX HOLD_MILLIS`: reads and looks at every byte, again and again, and then asks
/// what became of the snapshot; holds it up to so long, and then looks at every byte again.
///
/// Says `reading` behind the first read, and `done name=value...` when its input has ended: how
/// many were read, of how many publications; how many were right, and those that were not by what
/// their readers were told: `torn` = nothing (intact), `counted` = by a counter, which tells
/// nothing, `told` = evicted, or that nobody can tell. A step back is as bad as a wrong byte.
/// Prints the first few of them.
public final class LoadReader {
  private static final int BURST = 8;
  private static final int TURNS = 20;
  private static final int PRINTED = 10;

  private final SnapshotReader<MemorySegment> reader;
  private final long longestHoldMillis;
  private final Random random = new Random(42);

  private long last;
  private long reads;
  private long publications;
  private long slots;
  private long lost;
  private long torn;
  private long counted;
  private long told;
  private long longest;

  private LoadReader(SnapshotReader<MemorySegment> reader, long longestHoldMillis) {
    this.reader = reader;
    this.longestHoldMillis = longestHoldMillis;
  }

  /// Runs the program.
  public static void main(String[] arguments) {
    try (SnapshotReader<MemorySegment> reader =
        Synchronizer.reader(Path.of(arguments[0]), ArchiveType.bytes())
            .onLoss(_ -> {}) // they are counted here
            .open()) {
      new LoadReader(reader, Long.parseLong(arguments[1])).run();
    }
  }

  private void run() {
    BooleanSupplier ended = Input.ended();
    read();
    System.out.println("reading");
    while (!ended.getAsBoolean()) {
      for (int i = 0; i < BURST; i++) {
        read();
      }
      awaitNext();
    }
    System.out.printf(
        "done reads=%d publications=%d slots=%d lost=%d torn=%d counted=%d told=%d longest=%d%n",
        reads,
        publications,
        slots,
        lost,
        torn,
        counted,
        told,
        Duration.ofNanos(longest).toMillis());
  }

  /// A reader that did nothing but hold would leave the writer no gap.
  private void awaitNext() {
    long version = version();
    for (int turn = 0; turn < TURNS && version() == version; turn++) {
      LockSupport.parkNanos(1);
    }
  }

  private long version() {
    return reader.version().map(InstanceVersion::bits).orElse(0L);
  }

  private void read() {
    long start = System.nanoTime();
    try (Snapshot<MemorySegment> snapshot = reader.read()) {
      boolean slot = snapshot.sequence().isPresent();
      Seen seen = look(snapshot);
      Fate fate = snapshot.fate(); // behind the last use
      boolean isLost = slot && fate != Fate.INTACT;
      String wrong = seen.wrong().isEmpty() && !isLost ? goTo(seen.number()) : seen.wrong();
      if (!wrong.isEmpty()) {
        count(wrong, fate, slot);
      }
      slots += slot ? 1 : 0;
      lost += isLost ? 1 : 0;
      reads++;
    }
    longest = Math.max(longest, System.nanoTime() - start);
  }

  /// Which publication it is, or what is wrong with it.
  private record Seen(long number, String wrong) {}

  private Seen look(Snapshot<MemorySegment> snapshot) {
    try {
      long number = PatternArchive.verify(snapshot.bytes());
      if (longestHoldMillis > 0) {
        hold();
        PatternArchive.verify(snapshot.bytes(), number);
      }
      return new Seen(number, "");
    } catch (TornReadException e) {
      return new Seen(0, String.valueOf(e.getMessage()));
    }
  }

  private String goTo(long number) {
    if (number < last) {
      return "went back: from=" + last + " to=" + number;
    }
    publications += number > last ? 1 : 0;
    last = number;
    return "";
  }

  /// Some are held for as long as it takes, others hardly at all.
  private void hold() {
    long nanos = Duration.ofMillis(random.nextLong(longestHoldMillis)).toNanos();
    long end = System.nanoTime() + nanos;
    for (long rest = nanos; rest > 0; rest = end - System.nanoTime()) {
      LockSupport.parkNanos(rest);
    }
  }

  private void count(String wrong, Fate fate, boolean slot) {
    if (torn + counted + told < PRINTED) {
      System.out.printf("wrong: fate=%s slot=%s last=%d %s%n", fate, slot, last, wrong);
    }
    if (fate == Fate.INTACT) {
      torn++;
    } else if (fate == Fate.UNKNOWN && !slot) {
      counted++;
    } else {
      told++;
    }
  }
}
