package dev.mmapsync.system.program;

import com.sun.management.ThreadMXBean;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.system.types.ArchivedHashed;
import dev.mmapsync.system.types.Hashed;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// `QuietLookups PREFIX`: publishes a table, and looks things up in it until that allocates nothing
/// any more. Prints how many bytes a lookup allocated in the best round.
///
/// A program of its own: what the compiler does depends on all that it has seen before.
public final class QuietLookups {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ENTRIES = 1_000;
  private static final int LOOKUPS = 100_000;

  private QuietLookups() {}

  /// Runs the program.
  public static void main(String[] arguments) {
    Path prefix = Path.of(arguments[0]);
    try (var writer = Synchronizer.writer(prefix, ArchivedHashed.TYPE).open();
        var reader = Synchronizer.reader(prefix, ArchivedHashed.TYPE).open()) {
      writer.write(table());
      System.out.println("bytes allocated by a lookup: " + best(reader));
    }
  }

  private static Hashed table() {
    Map<Long, float[]> words = new HashMap<>();
    for (long key = 0; key < ENTRIES; key++) {
      words.put(key, new float[] {key, key});
    }
    return new Hashed(
        Map.of(), words, Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), Set.of(), Set.of(),
        Set.of(), Set.of());
  }

  private static long best(SnapshotReader<ArchivedHashed> reader) {
    Instant deadline = Instant.now().plus(PATIENCE);
    long best = Long.MAX_VALUE;
    while (best > 0 && Instant.now().isBefore(deadline)) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      float sum = lookUp(reader);
      long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      if (sum != (float) LOOKUPS / ENTRIES * (ENTRIES - 1) * ENTRIES / 2) {
        throw new AssertionError("wrong sum: " + sum);
      }
      best = Math.min(best, bytes / LOOKUPS);
    }
    return best;
  }

  /// Read, lookup, one float and close in one method, and that in a loop.
  private static float lookUp(SnapshotReader<ArchivedHashed> reader) {
    double sum = 0;
    for (int i = 0; i < LOOKUPS; i++) {
      try (var snapshot = reader.read()) {
        var values = snapshot.value().byWord().get((long) (i % ENTRIES));
        sum += values == null ? 0 : values.get(1);
      }
    }
    return (float) sum;
  }
}
