package dev.mmapsync.system.program;

import dev.mmapsync.Fate;
import dev.mmapsync.InstanceVersion;
import dev.mmapsync.LocalReader;
import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.Pattern;
import dev.mmapsync.system.Sizes;
import dev.mmapsync.system.TornReadException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// `StressReader PREFIX SIZES ACQUIRE [STEADY]`: reads and looks at every byte, again and again;
/// with `STEADY` without ever pausing.
///
/// `ACQUIRE` is `LIBRARY`, or `LOCAL` for a slot of its own, or `UNCHECKED` for the protocol
/// without its re-check. After the first read it says `reading`; when it has seen a thousand
/// publications, `enough`; when its input has ended, `reads=N publications=M losses=L`; at the
/// first torn read of a snapshot that was not evicted, `torn: ...`, and it ends there.
public final class StressReader {
  /// How snapshots are acquired.
  public enum Acquire {
    /// As a user does it.
    LIBRARY,
    /// As a user does it who has a reader for each thread.
    LOCAL,
    /// By [UncheckedReader].
    UNCHECKED
  }

  private static final long ENOUGH = 1000;
  private static final long EVICTED = -1;
  private static final int BURST = 8;
  private static final int TURNS = 20;

  private final Source source;
  private final Sizes sizes;
  private final boolean steady;
  private final AtomicLong losses;
  private long last;
  private long reads;
  private long publications;

  private StressReader(Source source, Sizes sizes, boolean steady, AtomicLong losses) {
    this.source = source;
    this.sizes = sizes;
    this.steady = steady;
    this.losses = losses;
  }

  /// Runs the program.
  public static void main(String[] arguments) {
    Path prefix = Path.of(arguments[0]);
    Sizes sizes = Sizes.valueOf(arguments[1]);
    boolean steady = arguments.length > 3;
    AtomicLong losses = new AtomicLong();
    Acquire acquire = Acquire.valueOf(arguments[2]);
    if (acquire == Acquire.UNCHECKED) {
      new StressReader(new UncheckedReader(prefix), sizes, steady, losses).run();
      return;
    }
    try (SnapshotReader<MemorySegment> reader =
            Synchronizer.reader(prefix, ArchiveType.bytes())
                .onLoss(loss -> losses.incrementAndGet())
                .open();
        LocalReader<MemorySegment> local = reader.local()) {
      Supplier<Snapshot<MemorySegment>> read =
          acquire == Acquire.LOCAL ? local::read : reader::read;
      new StressReader(new LibrarySource(reader, read), sizes, steady, losses).run();
    }
  }

  private void run() {
    BooleanSupplier ended = Input.ended();
    try {
      read();
      System.out.println("reading");
      while (!ended.getAsBoolean()) {
        for (int i = 0; i < BURST; i++) {
          read();
        }
        if (!steady) {
          awaitNext();
        }
      }
      System.out.println(
          "reads=" + reads + " publications=" + publications + " losses=" + losses.get());
    } catch (TornReadException e) {
      System.out.println("torn: " + e.getMessage() + " reads=" + reads);
    }
  }

  /// Readers that did nothing but hold would leave the writer no gap where there are fewer
  /// processors than readers: the one that holds is the one that is not running.
  private void awaitNext() {
    long version = source.version();
    for (int turn = 0; turn < TURNS && source.version() == version; turn++) {
      LockSupport.parkNanos(1);
    }
  }

  private void read() {
    long number = source.read(bytes -> Pattern.verify(bytes, sizes));
    if (number == EVICTED) {
      return;
    }
    if (number < last) {
      throw new IllegalStateException("went back: from=" + last + " to=" + number);
    }
    if (number > last) {
      publications++;
      if (publications == ENOUGH) {
        System.out.println("enough");
      }
      last = number;
    }
    reads++;
  }

  /// Where snapshots come from.
  interface Source {
    /// Applies `use` to the bytes of one snapshot, while it is held.
    long read(ToLongFunction<MemorySegment> use);

    /// The version word, or 0.
    long version();
  }

  private record LibrarySource(
      SnapshotReader<MemorySegment> reader, Supplier<Snapshot<MemorySegment>> read)
      implements Source {
    @Override
    public long read(ToLongFunction<MemorySegment> use) {
      try (Snapshot<MemorySegment> snapshot = read.get()) {
        MemorySegment bytes = snapshot.bytes();
        if (bytes.byteSize() != snapshot.version().size()) {
          throw new IllegalStateException("size of another version: " + snapshot.version());
        }
        return useUnlessEvicted(snapshot, use);
      }
    }

    /// What an evicted snapshot shows is nothing that anybody relies on.
    private static long useUnlessEvicted(
        Snapshot<MemorySegment> snapshot, ToLongFunction<MemorySegment> use) {
      try {
        return use.applyAsLong(snapshot.bytes());
      } catch (TornReadException e) {
        if (snapshot.fate() == Fate.EVICTED) {
          return EVICTED;
        }
        throw e;
      }
    }

    @Override
    public long version() {
      return reader.version().map(InstanceVersion::bits).orElse(0L);
    }
  }
}
