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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `QuietLookups FOLDER KIND...`: publishes tables, and looks things up in them until that
/// allocates nothing any more. Prints, for each kind, how many bytes a lookup allocated in the best
/// round, in one place after the other.
///
/// A program of its own: what the compiler does depends on all that it has seen before. What it
/// compiled for the first place it has to take into the others.
public final class QuietLookups {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PLACES = 3;

  /// The sum of all keys, each as often as it is looked up.
  private static final double SUM = (double) Lookups.LOOKUPS * (Lookups.ENTRIES - 1) / 2;

  private QuietLookups() {}

  /// Runs the program.
  public static void main(String[] arguments) {
    Path prefix = Path.of(arguments[0]);
    String kind = arguments[1];
    switch (kind) {
      case "hashed" -> print(prefix, ArchivedHashed.TYPE, hashed(), kind);
      case "sorted", "contains", "floor", "sortedHeld" ->
          print(prefix, ArchivedSorted.TYPE, sorted(), kind);
      default -> print(prefix, ArchivedIndexed.TYPE, indexed(), kind);
    }
  }

  private static <T, V> void print(Path prefix, ArchiveType<T, V> type, T table, String kind) {
    try (var writer = Synchronizer.writer(prefix, type).open();
        var reader = Synchronizer.reader(prefix, type).open()) {
      writer.write(table);
      String bytes =
          IntStream.range(0, PLACES)
              .mapToObj(place -> " " + best(reader, Lookups.<V>place(kind)))
              .collect(Collectors.joining());
      System.out.println("bytes allocated by a lookup: " + kind + bytes);
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
      best = Math.min(best, bytes / Lookups.LOOKUPS);
    }
    return best;
  }

  // ---- tables

  private static Map<Long, float[]> fill(Map<Long, float[]> words) {
    for (long key = 0; key < Lookups.ENTRIES; key++) {
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
    for (int key = 0; key < Lookups.ENTRIES; key++) {
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
}
