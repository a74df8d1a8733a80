package dev.mmapsync.cli.demo;

import dev.mmapsync.Checksum;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteResult;
import dev.mmapsync.archive.ArchiveType;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// The writer process of the demo: publishes one edition after the other.
@Command(name = "demo-writer", hidden = true, description = "The writer process of the demo.")
public final class DemoWriter implements Callable<Integer> {
  /// Far longer than any reader of the demo holds a snapshot, on a busy machine too.
  private static final Duration GRACE = Duration.ofSeconds(30);

  /// While reads are timed, the writer leaves the processors to the readers.
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  /// The typed table is serialized anew each time, which takes a processor.
  private static final long NAMES_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final Streams streams;

  @Parameters(paramLabel = "FOLDER")
  private Path folder = Path.of("");

  private long number;
  private long hashed;

  /// A writer that answers on `streams`.
  public DemoWriter(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    WorkFolder work = WorkFolder.of(folder);
    Orders orders = new Orders(System.in, work::delete);
    try (Arena arena = Arena.ofShared();
        SnapshotWriter<MemorySegment> writer =
            Synchronizer.writer(work.prefix(), ArchiveType.bytes())
                .grace(GRACE)
                .checksum(this::checksum)
                .open()) {
      Edition edition = new Edition(work.input(arena));
      answer(new Answer.Ready(ProcessHandle.current().pid()));
      for (Order order = orders.next(); !order.task().equals(Order.QUIT); order = orders.next()) {
        if (order.task().equals(Order.LOOK_UP)) {
          answer(publishNames(work, order.nanos()));
          continue;
        }
        long pause = order.task().equals(Order.TIME) ? PAUSE_NANOS : 0;
        answer(publish(writer, edition, order.nanos(), pause));
      }
    }
    return ExitCode.DONE.code();
  }

  /// The default checksum. It is the last thing that a write computes before it publishes, so its
  /// end is taken as the time of the publication.
  private long checksum(MemorySegment archive) {
    long checksum = Checksum.wyhash().of(archive);
    hashed = System.nanoTime();
    return checksum;
  }

  private Answer publish(
      SnapshotWriter<MemorySegment> writer, Edition edition, long nanos, long pause) {
    long end = System.nanoTime() + nanos;
    long bytes = 0;
    long count = 0;
    long resets = 0;
    Map<Long, Long> published = new LinkedHashMap<>();
    do {
      long next = ++number;
      WriteResult result =
          writer.writeRaw(edition.size(next), target -> edition.fill(next, target));
      if (published.size() < Answer.MAX_NOTED) {
        published.put(next, hashed);
      }
      count++;
      bytes += result.size();
      resets += result.readersReset() ? 1 : 0;
      LockSupport.parkNanos(pause);
    } while (System.nanoTime() - end < 0);
    return new Answer.Published(count, bytes, resets, published);
  }

  /// New versions of the typed table, one after the other, for as long as it is read.
  private static Answer publishNames(WorkFolder work, long nanos) {
    long end = System.nanoTime() + nanos;
    long bytes = 0;
    long resets = 0;
    int edition = 0;
    CharacterNames table = CharacterNames.of(edition);
    try (SnapshotWriter<CharacterNames> writer =
        Synchronizer.writer(work.typedPrefix(), ArchivedCharacterNames.TYPE).grace(GRACE).open()) {
      do {
        WriteResult result = writer.write(new CharacterNames(++edition, table.names()));
        bytes += result.size();
        resets += result.readersReset() ? 1 : 0;
        LockSupport.parkNanos(NAMES_PAUSE_NANOS);
      } while (System.nanoTime() - end < 0);
    }
    return new Answer.Published(edition, bytes, resets, Map.of());
  }

  private void answer(Answer answer) {
    streams.out().println(Json.line(answer));
    streams.out().flush();
  }
}
