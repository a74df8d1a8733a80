package dev.mmapsync.system.program;

import com.sun.management.ThreadMXBean;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.types.ArchivedHashed;
import dev.mmapsync.system.types.ArchivedIndexed;
import dev.mmapsync.system.types.ArchivedSorted;
import dev.mmapsync.system.types.Hashed;
import dev.mmapsync.system.types.Indexed;
import dev.mmapsync.system.types.Sorted;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/// `QuietLookups PREFIX KIND`: publishes a table, and looks things up in it until that allocates
/// nothing any more. Prints how many bytes a lookup allocated in the best round.
///
/// A program of its own, with one kind of lookup: what the compiler does depends on all that it has
/// seen before.
public final class QuietLookups {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ENTRIES = 1_000;
  private static final int LOOKUPS = 100_000;

  /// The sum of all keys below `ENTRIES`, each as often as it is looked up.
  private static final double SUM = (double) LOOKUPS / ENTRIES * (ENTRIES - 1) * ENTRIES / 2;

  private QuietLookups() {}

  /// Runs the program.
  public static void main(String[] arguments) {
    Path prefix = Path.of(arguments[0]);
    long bytes =
        switch (arguments[1]) {
          case "hashed" -> best(prefix, ArchivedHashed.TYPE, hashed(), QuietLookups::getHashed);
          case "contains" -> best(prefix, ArchivedSorted.TYPE, sorted(), QuietLookups::contains);
          case "floor" -> best(prefix, ArchivedSorted.TYPE, sorted(), QuietLookups::floor);
          case "indexOf" -> best(prefix, ArchivedIndexed.TYPE, indexed(), QuietLookups::indexOf);
          default -> throw new IllegalArgumentException("kind=" + arguments[1]);
        };
    System.out.println("bytes allocated by a lookup: " + bytes);
  }

  private static <T, V> long best(
      Path prefix, ArchiveType<T, V> type, T table, ToDoubleFunction<SnapshotReader<V>> lookUp) {
    try (var writer = Synchronizer.writer(prefix, type).open();
        var reader = Synchronizer.reader(prefix, type).open()) {
      writer.write(table);
      return best(reader, lookUp);
    }
  }

  private static <V> long best(
      SnapshotReader<V> reader, ToDoubleFunction<SnapshotReader<V>> lookUp) {
    Instant deadline = Instant.now().plus(PATIENCE);
    long best = Long.MAX_VALUE;
    while (best > 0 && Instant.now().isBefore(deadline)) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      double sum = lookUp.applyAsDouble(reader);
      long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
      if (sum != SUM) {
        throw new AssertionError("wrong sum: " + sum);
      }
      best = Math.min(best, bytes / LOOKUPS);
    }
    return best;
  }

  // ---- tables

  private static Map<Long, float[]> fill(Map<Long, float[]> words) {
    for (long key = 0; key < ENTRIES; key++) {
      words.put(key, new float[] {key, key});
    }
    return words;
  }

  private static Hashed hashed() {
    return new Hashed(
        Map.of(),
        fill(new HashMap<>()),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of());
  }

  /// Of even keys, so that there is something to be rounded down.
  private static Sorted sorted() {
    TreeMap<Integer, Integer> numbers = new TreeMap<>();
    for (int key = 0; key < ENTRIES; key++) {
      numbers.put(2 * key, key);
    }
    return new Sorted(
        Collections.emptySortedMap(),
        numbers,
        new TreeMap<>(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        Collections.emptySortedSet(),
        Collections.emptyNavigableSet(),
        new TreeSet<>(),
        Collections.emptySortedSet(),
        new Sorted.Folder(Collections.emptySortedMap()));
  }

  private static Indexed indexed() {
    LinkedHashMap<Long, float[]> words = new LinkedHashMap<>();
    fill(words);
    return new Indexed(
        words,
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>(),
        new LinkedHashSet<>());
  }

  // ---- read, lookup, one number and close in one method, and that in a loop

  private static double getHashed(SnapshotReader<ArchivedHashed> reader) {
    double sum = 0;
    for (int i = 0; i < LOOKUPS; i++) {
      try (var snapshot = reader.read()) {
        var values = snapshot.value().byWord().get((long) (i % ENTRIES));
        sum += values == null ? 0 : values.get(1);
      }
    }
    return sum;
  }

  // ---- the same with ordered maps, all keys in one snapshot: a longer lookup and a read, too, are
  // more than the compiler makes one piece of

  private static double contains(SnapshotReader<ArchivedSorted> reader) {
    double sum = 0;
    for (int round = 0; round < LOOKUPS / ENTRIES; round++) {
      try (var snapshot = reader.read()) {
        var numbers = snapshot.value().byNumber();
        for (int key = 0; key < ENTRIES; key++) {
          sum += numbers.containsKey(2 * key) ? key : 0;
        }
      }
    }
    return sum;
  }

  private static double floor(SnapshotReader<ArchivedSorted> reader) {
    double sum = 0;
    for (int round = 0; round < LOOKUPS / ENTRIES; round++) {
      try (var snapshot = reader.read()) {
        var numbers = snapshot.value().byNumber();
        for (int key = 0; key < ENTRIES; key++) {
          var entry = numbers.floor(2 * key + 1);
          sum += entry == null ? 0 : entry.keyAsInt() / 2;
        }
      }
    }
    return sum;
  }

  private static double indexOf(SnapshotReader<ArchivedIndexed> reader) {
    double sum = 0;
    for (int round = 0; round < LOOKUPS / ENTRIES; round++) {
      try (var snapshot = reader.read()) {
        var words = snapshot.value().byWord();
        for (long key = 0; key < ENTRIES; key++) {
          sum += words.keyAt(words.indexOf(key));
        }
      }
    }
    return sum;
  }
}
