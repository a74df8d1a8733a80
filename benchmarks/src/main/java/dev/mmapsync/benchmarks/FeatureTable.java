package dev.mmapsync.benchmarks;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Unsigned;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/// The table that the Rust crate is known for: `HashMap<u64, Vec<f32>>`.
///
/// @param features 32 numbers for each key
@Archive
@SuppressWarnings("ArrayRecordComponent") // written once, read as a view
public record FeatureTable(Map<@Unsigned Long, float[]> features) {
  private static final int WIDTH = 32;
  private static final long SEED = 42;

  /// The keys of a table of `count` entries, in the order in which they were drawn.
  public static long[] keys(int count) {
    return new SplittableRandom(SEED).longs(count).toArray();
  }

  /// A table with these keys.
  public static FeatureTable of(long[] keys) {
    var random = new SplittableRandom(SEED + 1);
    Map<Long, float[]> features = HashMap.newHashMap(keys.length);
    for (long key : keys) {
      var values = new float[WIDTH];
      for (int i = 0; i < WIDTH; i++) {
        values[i] = (float) random.nextDouble();
      }
      features.put(key, values);
    }
    return new FeatureTable(features);
  }
}
