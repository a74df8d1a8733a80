package dev.mmapsync.system.program;

import dev.mmapsync.SnapshotReader;
import dev.mmapsync.system.types.ArchivedHashed;
import dev.mmapsync.system.types.ArchivedIndexed;
import dev.mmapsync.system.types.ArchivedSorted;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/// Loops around a read, a lookup, one number and a close, each in one method. All of them return
/// the sum of the keys that are looked up.
///
/// Loaded anew for each [#place]: methods of their own that were never compiled, as if the lookup
/// were somewhere else in the source.
public final class Lookups {
  /// How many entries the tables have.
  static final int ENTRIES = 1_000;

  /// How many lookups are in a loop.
  static final int LOOKUPS = 100_000;

  /// For [#place].
  public Lookups() {}

  /// The loop of a kind, in a class of its own.
  @SuppressWarnings("unchecked")
  static <V> ToDoubleFunction<SnapshotReader<V>> place(String kind) {
    try {
      Object place = new Loader().define().getConstructor().newInstance();
      return (ToDoubleFunction<SnapshotReader<V>>)
          place.getClass().getMethod("of", String.class).invoke(place, kind);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Loader extends ClassLoader {
    Loader() {
      super(Lookups.class.getClassLoader());
    }

    Class<?> define() {
      String file = Lookups.class.getSimpleName() + ".class";
      try (InputStream in = Objects.requireNonNull(Lookups.class.getResourceAsStream(file))) {
        byte[] bytes = in.readAllBytes();
        return defineClass(Lookups.class.getName(), bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// The loop of a kind.
  public ToDoubleFunction<? extends SnapshotReader<?>> of(String kind) {
    return switch (kind) {
      case "hashed" -> (ToDoubleFunction<SnapshotReader<ArchivedHashed>>) this::hashed;
      case "indexed" -> (ToDoubleFunction<SnapshotReader<ArchivedIndexed>>) this::indexed;
      case "indexOf" -> (ToDoubleFunction<SnapshotReader<ArchivedIndexed>>) this::indexOf;
      case "valueAt" -> (ToDoubleFunction<SnapshotReader<ArchivedIndexed>>) this::valueAt;
      case "indexedHeld" -> (ToDoubleFunction<SnapshotReader<ArchivedIndexed>>) this::indexedHeld;
      case "sorted" -> (ToDoubleFunction<SnapshotReader<ArchivedSorted>>) this::sorted;
      case "contains" -> (ToDoubleFunction<SnapshotReader<ArchivedSorted>>) this::contains;
      case "floor" -> (ToDoubleFunction<SnapshotReader<ArchivedSorted>>) this::floor;
      case "sortedHeld" -> (ToDoubleFunction<SnapshotReader<ArchivedSorted>>) this::sortedHeld;
      default -> throw new IllegalArgumentException("kind=" + kind);
    };
  }

  private double hashed(SnapshotReader<ArchivedHashed> reader) {
    double sum = 0;
    for (int i = 0; i < LOOKUPS; i++) {
      try (var snapshot = reader.read()) {
        var values = snapshot.value().byWord().get((long) (i % ENTRIES));
        sum += values == null ? 0 : values.get(1);
      }
    }
    return sum;
  }

  private double indexed(SnapshotReader<ArchivedIndexed> reader) {
    double sum = 0;
    for (int i = 0; i < LOOKUPS; i++) {
      try (var snapshot = reader.read()) {
        var values = snapshot.value().byWord().get((long) (i % ENTRIES));
        sum += values == null ? 0 : values.get(1);
      }
    }
    return sum;
  }

  private double indexOf(SnapshotReader<ArchivedIndexed> reader) {
    double sum = 0;
    for (int i = 0; i < LOOKUPS; i++) {
      try (var snapshot = reader.read()) {
        sum += snapshot.value().byWord().indexOf((long) (i % ENTRIES));
      }
    }
    return sum;
  }

  private double valueAt(SnapshotReader<ArchivedIndexed> reader) {
    double sum = 0;
    for (int i = 0; i < LOOKUPS; i++) {
      try (var snapshot = reader.read()) {
        sum += snapshot.value().byWord().valueAt(i % ENTRIES).get(1);
      }
    }
    return sum;
  }

  private double sorted(SnapshotReader<ArchivedSorted> reader) {
    double sum = 0;
    for (int i = 0; i < LOOKUPS; i++) {
      try (var snapshot = reader.read()) {
        Integer value = snapshot.value().byNumber().get(2 * (i % ENTRIES));
        sum += value == null ? 0 : value;
      }
    }
    return sum;
  }

  private double contains(SnapshotReader<ArchivedSorted> reader) {
    double sum = 0;
    for (int i = 0; i < LOOKUPS; i++) {
      try (var snapshot = reader.read()) {
        int key = i % ENTRIES;
        sum += snapshot.value().byNumber().containsKey(2 * key) ? key : 0;
      }
    }
    return sum;
  }

  private double floor(SnapshotReader<ArchivedSorted> reader) {
    double sum = 0;
    for (int i = 0; i < LOOKUPS; i++) {
      try (var snapshot = reader.read()) {
        var entry = snapshot.value().byNumber().floor(2 * (i % ENTRIES) + 1);
        sum += entry == null ? 0 : entry.keyAsInt() / 2;
      }
    }
    return sum;
  }

  // ---- all keys in one snapshot

  private double indexedHeld(SnapshotReader<ArchivedIndexed> reader) {
    double sum = 0;
    for (int round = 0; round < LOOKUPS / ENTRIES; round++) {
      try (var snapshot = reader.read()) {
        var words = snapshot.value().byWord();
        for (long key = 0; key < ENTRIES; key++) {
          var values = words.get(key);
          sum += values == null ? 0 : values.get(1);
        }
      }
    }
    return sum;
  }

  private double sortedHeld(SnapshotReader<ArchivedSorted> reader) {
    double sum = 0;
    for (int round = 0; round < LOOKUPS / ENTRIES; round++) {
      try (var snapshot = reader.read()) {
        var numbers = snapshot.value().byNumber();
        for (int key = 0; key < ENTRIES; key++) {
          Integer value = numbers.get(2 * key);
          sum += value == null ? 0 : value;
        }
      }
    }
    return sum;
  }
}
