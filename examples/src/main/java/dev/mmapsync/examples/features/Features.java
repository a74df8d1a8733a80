package dev.mmapsync.examples.features;

import dev.mmapsync.SnapshotReader;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchivedFloats;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/// `features write PREFIX COUNT` and `features score PREFIX KEY...`.
public final class Features {
  private static final int WIDTH = 32;

  private Features() {}

  /// Runs one of the two.
  public static void main(String[] arguments) {
    if (arguments.length == 3 && arguments[0].equals("write")) {
      System.out.println(write(Path.of(arguments[1]), Integer.parseInt(arguments[2])) + " bytes");
    } else if (arguments.length > 2 && arguments[0].equals("score")) {
      try (var reader =
          Synchronizer.reader(Path.of(arguments[1]), ArchivedFeatureTable.TYPE).open()) {
        for (int i = 2; i < arguments.length; i++) {
          System.out.println(score(reader, Long.parseUnsignedLong(arguments[i])));
        }
      }
    } else {
      System.err.println("usage: features write PREFIX COUNT | features score PREFIX KEY...");
      System.exit(2);
    }
  }

  static long write(Path prefix, int count) {
    Random random = new Random(count);
    Map<Long, float[]> features = HashMap.newHashMap(count);
    for (long key = 0; key < count; key++) {
      float[] values = new float[WIDTH];
      for (int i = 0; i < WIDTH; i++) {
        values[i] = random.nextFloat();
      }
      features.put(key, values);
    }
    try (var writer = Synchronizer.writer(prefix, ArchivedFeatureTable.TYPE).open()) {
      return writer.write(new FeatureTable(1, features)).size();
    }
  }

  /// The sum of the features of a key, 0 if there are none.
  static float score(SnapshotReader<ArchivedFeatureTable> reader, long key) {
    try (var snapshot = reader.read()) {
      ArchivedFloats values = snapshot.value().features().get(key);
      float sum = 0;
      for (int i = 0; values != null && i < values.size(); i++) {
        sum += values.get(i);
      }
      return sum;
    }
  }
}
