package dev.mmapsync.system.program;

import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteResult;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.Pattern;
import dev.mmapsync.system.Sizes;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/// `StressWriter PREFIX SIZES COUNT`: publishes the patterns of 1, 2, ..., as fast as it can.
///
/// After the first it says `ready` and waits for a line, then it goes on until its input ends. It
/// says `reached` at `COUNT`, and `published N` at the end. A reset of the readers' counters makes
/// it fail: the grace is so long that only a reader that died could be in the way for all of it.
public final class StressWriter {
  private static final Duration GRACE = Duration.ofSeconds(60);

  private final SnapshotWriter<MemorySegment> writer;
  private final Sizes sizes;

  private StressWriter(SnapshotWriter<MemorySegment> writer, Sizes sizes) {
    this.writer = writer;
    this.sizes = sizes;
  }

  /// Runs the program.
  public static void main(String[] arguments) {
    Path prefix = Path.of(arguments[0]);
    Sizes sizes = Sizes.valueOf(arguments[1]);
    long count = Long.parseLong(arguments[2]);
    try (SnapshotWriter<MemorySegment> writer =
        Synchronizer.writer(prefix, ArchiveType.bytes()).open()) {
      new StressWriter(writer, sizes).run(count);
    }
  }

  private void run(long count) {
    publish(1);
    System.out.println("ready");
    Input.awaitLine();
    BooleanSupplier ended = Input.ended();
    long number = 1;
    while (!ended.getAsBoolean()) {
      number++;
      publish(number);
      if (number == count) {
        System.out.println("reached " + number);
      }
    }
    System.out.println("published " + number);
  }

  private void publish(long number) {
    WriteResult result =
        writer.writeRaw(sizes.at(number), archive -> Pattern.fill(archive, number), GRACE);
    if (result.readersReset()) {
      throw new IllegalStateException("readers were reset: number=" + number + " " + result);
    }
  }
}
