package dev.mmapsync.file;

import dev.mmapsync.os.LinuxCalls;
import dev.mmapsync.os.LinuxException;
import dev.mmapsync.protocol.Grace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs a thread of this process on each processor of the machine, once.
///
/// Afterwards each processor has changed its address space to this one, and when it changes to that
/// of another process it learns whether that has registered for memory barriers. Registering itself
/// leaves out processors that are idle: `docs/adr/0011-writers-tour-the-processors.md`.
///
/// One thread for each, all at once, so that it takes as long as the busiest processor. For any
/// thread.
final class ProcessorTour {
  private static final Path ONLINE = Path.of("/sys/devices/system/cpu/online");

  /// A processor may go while it is on the list.
  private static final int ATTEMPTS = 3;

  /// A processor that runs nothing else for so long is one that real-time threads have for
  /// themselves.
  private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private ProcessorTour() {}

  /// Makes the tour.
  ///
  /// @return false if a processor could not be reached, by this process or in time
  static boolean make() {
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        if (visit(ProcessorList.parse(Files.readString(ONLINE)))) {
          return true;
        }
      }
    } catch (IOException | IllegalArgumentException | OutOfMemoryError e) {
      // there is no list, none that can be read, or no room for another thread
    }
    return false;
  }

  static boolean visit(int[] processors) {
    var left = new AtomicInteger(processors.length);
    var reached = new AtomicInteger();
    for (int processor : processors) {
      Thread.ofPlatform()
          .daemon()
          .name("mmap-sync-processor-" + processor)
          .start(
              () -> {
                if (runsOn(processor)) {
                  reached.incrementAndGet();
                }
                left.decrementAndGet();
              });
    }
    return new Grace(DEADLINE_NANOS).await(() -> left.get() == 0)
        && reached.get() == processors.length;
  }

  static boolean runsOn(int processor) {
    try {
      LinuxCalls.runOn(processor);
      return true;
    } catch (LinuxException e) {
      return false; // it has gone, or this process may not run there
    }
  }
}
