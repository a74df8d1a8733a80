package dev.mmapsync;

import com.sun.management.ThreadMXBean;
import dev.mmapsync.archive.ArchiveSink;
import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A read allocates nothing once the compiler has seen enough of them, also where readers of three
/// types share one call site.
///
/// In a JVM of its own: what the compiler does depends on what it has seen before.
@Tag("alone")
class AllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int READS = 100_000;
  private static final int QUIET_ROUNDS = 3;

  @TempDir Path folder;

  /// A third type, whose view is one number's place.
  private enum NumberType implements ArchiveType<Long, NumberType.Place> {
    INSTANCE;

    private record Place(MemorySegment archive) {
      long number() {
        return archive.get(ValueLayout.JAVA_LONG, 0);
      }
    }

    @Override
    public void serialize(Long value, ArchiveSink sink) {
      sink.appendLong(value);
    }

    @Override
    public Place view(MemorySegment archive) {
      return new Place(archive);
    }

    @Override
    public void check(MemorySegment archive) {}

    @Override
    public long alignment() {
      return Long.BYTES;
    }
  }

  @Test
  void ofThreeTypesInOneProcess() {
    try (var bytes = Synchronizer.open(folder.resolve("bytes"), ArchiveType.bytes());
        var numbers = Synchronizer.open(folder.resolve("numbers"), NumberType.INSTANCE);
        var tables = Synchronizer.open(folder.resolve("tables"), PriceTableType.INSTANCE)) {
      bytes.write(PrefixFolder.archive(100, 1));
      numbers.write(7L);
      tables.write(new PriceTable(3, 4));
      var readers = new SnapshotReader<?>[] {bytes.reader(), numbers.reader(), tables.reader()};

      Eventually.holds("snapshots allocate nothing", new QuietRounds(() -> snapshots(readers)));
      try (var own = numbers.reader().local()) {
        Eventually.holds("nor do readers of one thread", new QuietRounds(() -> snapshots(own)));
      }
      Eventually.holds("functions allocate nothing", new QuietRounds(() -> functions(numbers)));
    }
  }

  private static long snapshots(SnapshotReader<?>[] readers) {
    long sum = 0;
    for (int i = 0; i < READS; i++) {
      try (var snapshot = readers[i % readers.length].read()) {
        sum += field(snapshot.value());
      }
    }
    return sum;
  }

  private static long snapshots(LocalReader<NumberType.Place> reader) {
    long sum = 0;
    for (int i = 0; i < READS; i++) {
      try (var snapshot = reader.read()) {
        sum += snapshot.value().number();
      }
    }
    return sum;
  }

  /// Also while new versions come: what is rare must not make what is not cost more.
  @Test
  void ofVersionsThatChange() {
    try (var numbers = Synchronizer.open(folder.resolve("changing"), NumberType.INSTANCE);
        var own = numbers.reader().local()) {
      for (long i = 1; i < 50; i++) {
        numbers.write(i);
        snapshots(own);
        any(numbers);
      }
      Eventually.holds("readers of one thread", new QuietRounds(() -> snapshots(own)));
      Eventually.holds("functions", new QuietRounds(() -> any(numbers)));
    }
  }

  private static long any(Synchronizer<Long, NumberType.Place> numbers) {
    long sum = 0;
    for (int i = 0; i < READS; i++) {
      sum += numbers.read(place -> place.number() > 0 ? Boolean.TRUE : Boolean.FALSE) ? 1 : 0;
    }
    return sum;
  }

  private static long field(Object view) {
    return switch (view) {
      case NumberType.Place place -> place.number();
      case PriceTableType.View table -> table.time();
      case MemorySegment segment -> segment.get(ValueLayout.JAVA_BYTE, 0);
      default -> throw new AssertionError(view);
    };
  }

  private static long functions(Synchronizer<Long, NumberType.Place> numbers) {
    long sum = 0;
    for (int i = 0; i < READS; i++) {
      sum += numbers.read(place -> place.number() == 7 ? Boolean.TRUE : Boolean.FALSE) ? 1 : 0;
    }
    return sum;
  }

  /// Runs a round and says whether it was the last of some in which the thread allocated nothing
  /// but what the measuring itself does.
  private static final class QuietRounds implements Callable<Boolean> {
    private final LongSupplier round;
    private int quiet;

    QuietRounds(LongSupplier round) {
      this.round = round;
    }

    @Override
    public Boolean call() {
      long id = Thread.currentThread().threadId();
      long before = THREADS.getThreadAllocatedBytes(id);
      long between = THREADS.getThreadAllocatedBytes(id);
      long sum = round.getAsLong();
      long after = THREADS.getThreadAllocatedBytes(id);
      if (sum == 0) {
        throw new AssertionError("nothing was read");
      }
      long measuring = between - before;
      quiet = after - between == measuring ? quiet + 1 : 0;
      return quiet >= QUIET_ROUNDS;
    }
  }
}
