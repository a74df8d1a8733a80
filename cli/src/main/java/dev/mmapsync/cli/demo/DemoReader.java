package dev.mmapsync.cli.demo;

import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.cli.CommandFailure;
import dev.mmapsync.cli.ExitCode;
import dev.mmapsync.cli.Json;
import dev.mmapsync.cli.Streams;
import dev.mmapsync.cli.demo.Orders.Order;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// A reader process of the demo: verifies whole snapshots, times short reads, measures its memory.
@Command(name = "demo-reader", hidden = true, description = "A reader process of the demo.")
public final class DemoReader implements Callable<Integer> {
  private static final int BATCH = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Streams streams;

  @Parameters(paramLabel = "FOLDER")
  private Path folder = Path.of("");

  private long last;
  private long versions;
  private final Map<Long, Long> sights = new LinkedHashMap<>();

  /// A reader that answers on `streams`.
  public DemoReader(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    WorkFolder work = WorkFolder.of(folder);
    Orders orders = new Orders(System.in, () -> {});
    try (SnapshotReader<MemorySegment> reader =
        Synchronizer.reader(work.prefix(), ArchiveType.bytes()).open()) {
      answer(new Answer.Ready(ProcessHandle.current().pid()));
      for (Order order = orders.next(); !order.task().equals(Order.QUIT); order = orders.next()) {
        versions = 0;
        answer(
            switch (order.task()) {
              case Order.VERIFY -> verify(reader, work, order.nanos());
              case Order.TIME -> time(reader, order.nanos());
              case Order.LOOK_UP -> lookUp(work, order.nanos());
              default -> ProcessMemory.measure(work.prefix());
            });
      }
    }
    return ExitCode.DONE.code();
  }

  /// The input is mapped only here: the memory that is measured later is that of a reader.
  private Answer verify(SnapshotReader<MemorySegment> reader, WorkFolder work, long nanos) {
    long end = System.nanoTime() + nanos;
    long reads = 0;
    long bytes = 0;
    long torn = 0;
    awaitFirst(reader);
    try (Arena arena = Arena.ofShared()) {
      Edition edition = new Edition(work.input(arena));
      do {
        try (Snapshot<MemorySegment> snapshot = reader.read()) {
          MemorySegment content = snapshot.value();
          long number = Edition.number(content);
          boolean whole = number >= last && edition.isWhole(number, content);
          torn += whole ? 0 : 1;
          bytes += content.byteSize();
          reads++;
          if (whole && number != last) {
            last = number;
            versions++;
          }
        }
      } while (System.nanoTime() - end < 0);
    }
    return new Answer.Verified(reads, bytes, torn, versions);
  }

  /// The writer may need a while for its first publication, on a busy machine.
  private static void awaitFirst(SnapshotReader<?> reader) {
    try {
      boolean _ = reader.awaitPublished(PATIENCE); // if there is none, the read will say so
    } catch (InterruptedException e) {
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted: task=wait", e);
    }
  }

  private Answer time(SnapshotReader<MemorySegment> reader, long nanos) {
    BatchTimes times = BatchTimes.measure(nanos, BATCH, () -> readBatch(reader), sights::clear);
    return new Answer.Timed(times.count() * BATCH, times.median(), versions, sights);
  }

  private static Answer lookUp(WorkFolder work, long nanos) {
    try (SnapshotReader<ArchivedCharacterNames> reader =
        Synchronizer.reader(work.typedPrefix(), ArchivedCharacterNames.TYPE).open()) {
      awaitFirst(reader);
      return new NameLookups(reader).run(nanos);
    }
  }

  private void readBatch(SnapshotReader<MemorySegment> reader) {
    for (int i = 0; i < BATCH; i++) {
      try (Snapshot<MemorySegment> snapshot = reader.read()) {
        long number = Edition.number(snapshot.value());
        if (number != last) {
          note(number);
        }
      }
    }
  }

  private void note(long number) {
    if (sights.size() < Answer.MAX_NOTED) {
      sights.put(number, System.nanoTime());
    }
    last = number;
    versions++;
  }

  private void answer(Answer answer) {
    streams.out().println(Json.line(answer));
    streams.out().flush();
  }
}
