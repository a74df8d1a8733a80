package dev.mmapsync;

import dev.mmapsync.file.PrefixFiles;
import dev.mmapsync.file.RegistryFile;
import dev.mmapsync.protocol.Grace;
import dev.mmapsync.protocol.SlotScan;
import dev.mmapsync.protocol.StateLayout;
import dev.mmapsync.protocol.StateWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The readers that still hold what a write would overwrite, and what becomes of them: sections 4
/// and 5 of the protocol, on the writer's side.
///
/// For the writing thread.
final class ReadersInTheWay {
  /// How a write can go on.
  ///
  /// @param waited how long they were waited for, in nanoseconds
  /// @param reset whether readers that were still there are not heeded any more
  /// @param dead how many owners of slots were dead
  /// @param evicted how many live owners of slots were told that they lose what they hold
  /// @param detach whether a new file must take the place of the one that is held
  record Cleared(long waited, boolean reset, int dead, int evicted, boolean detach) {}

  /// A file without a name, and who had it when it lost it.
  private record DetachedFile(List<SlotScan.Detached> holders, long bytes) {}

  private final StateWords words;
  private final PrefixFiles files;
  private final WriterOptions<?> options;
  private final @Nullable SlotScan scan;
  private final List<DetachedFile> detached = new ArrayList<>();

  ReadersInTheWay(
      StateWords words,
      PrefixFiles files,
      WriterOptions<?> options,
      @Nullable RegistryFile registry) {
    this.words = words;
    this.files = files;
    this.options = options;
    this.scan =
        registry == null
            ? null
            : new SlotScan(registry.words(), registry::isOwned, () -> issueBarrier(registry));
  }

  private void issueBarrier(RegistryFile registry) {
    if (!registry.issueBarrier()) {
      throw new RegistryFileException(
          files.registry(),
          "the barrier that its readers rely on cannot be executed: file=" + files.registry(),
          null);
    }
  }

  /// Waits until nobody is in the way of a write of data index `next`, or the policy says how to go
  /// on.
  ///
  /// @throws ReadersBusyException if it says not to
  Cleared clear(int next, Duration grace) {
    var waiting = new Grace(WriterOptions.nanosOf(grace));
    int slots = scan == null ? 0 : scan.look(next);
    forgetReleased();
    var policy = policy();
    boolean detach = false;
    if (slots > 0 && policy == SlowReaderPolicy.DETACH && scan != null) {
      // Most readers leave within the time that it takes to make a file.
      detach = !waiting.spin(scan::isFree);
    }
    boolean slotsAreWaitedFor = !detach;
    boolean free =
        waiting.await(() -> counted(next) == 0 && (!slotsAreWaitedFor || slotsAreFree()));
    if (free) {
      return new Cleared(waiting.waited(), false, dead(), 0, detach);
    }
    if (policy == SlowReaderPolicy.FAIL) {
      throw busy(next, grace);
    }
    if (counted(next) != 0) {
      words.resetReaders(next, scan != null);
    }
    int evicted = 0;
    if (scan != null && !detach) {
      evicted = scan.inTheWay();
      scan.evict();
    }
    return new Cleared(waiting.waited(), true, dead(), evicted, detach);
  }

  /// Does for the next write what can be done behind the publication of this one.
  void prepare() {
    if (scan != null) {
      scan.prepare();
    }
  }

  /// Those that died while they were waited for as well.
  private int dead() {
    return scan == null ? 0 : scan.dead();
  }

  private boolean slotsAreFree() {
    return scan == null || scan.isFree();
  }

  /// Without a registry the guard counts as a reader: there may be some that are not counted.
  private int counted(int next) {
    int counter = words.readers(next);
    return scan == null ? counter : StateLayout.count(counter);
  }

  private SlowReaderPolicy policy() {
    return options.slowReaders() == SlowReaderPolicy.DETACH
            && (scan == null || detached.size() >= options.mostDetached())
        ? options.beyondDetached()
        : options.slowReaders();
  }

  private ReadersBusyException busy(int next, Duration grace) {
    int counter = words.readers(next);
    boolean guarded = StateLayout.isGuarded(counter);
    int counted = guarded ? StateLayout.count(counter) : counter;
    int readers = counted + (scan == null ? 0 : scan.inTheWay());
    boolean unseen = scan == null && guarded;
    return new ReadersBusyException(
        files.data(next),
        readers,
        "readers still hold it after a grace of "
            + grace
            + (unseen
                ? ", or may do so with slots of a registry that this writer leaves out"
                : ""));
  }

  /// Tells those that are in the way that they keep their file, which has lost its name by now.
  ///
  /// @param bytes how large it is
  /// @return how many there are
  int detach(long bytes) {
    if (scan == null) {
      return 0;
    }
    var holders = scan.detach();
    detached.add(new DetachedFile(holders, bytes));
    return holders.size();
  }

  private void forgetReleased() {
    if (scan != null && !detached.isEmpty()) {
      detached.removeIf(file -> isReleased(scan, file));
    }
  }

  private static boolean isReleased(SlotScan scan, DetachedFile file) {
    for (var holder : file.holders()) {
      if (scan.isHeld(holder)) {
        return false;
      }
    }
    return true;
  }

  /// How many detached files of this writer were held at its last look.
  int detachedFiles() {
    return detached.size();
  }

  /// How large they are together, in bytes.
  long detachedBytes() {
    long bytes = 0;
    for (var file : detached) {
      bytes += file.bytes();
    }
    return bytes;
  }
}
