package dev.mmapsync.benchmarks;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Unsigned;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The table of [FeatureTable] in the order of its keys' drawing: `IndexMap<u64, Vec<f32>>`.
///
/// @param features 32 numbers for each key
@Archive
@SuppressWarnings("ArrayRecordComponent") // written once, read as a view
public record IndexTable(SequencedMap<@Unsigned Long, float[]> features) {

  /// A table with these keys, in their order.
  public static IndexTable of(long[] keys) {
    var features = FeatureTable.of(keys).features();
    SequencedMap<Long, float[]> inOrder = LinkedHashMap.newLinkedHashMap(keys.length);
    for (long key : keys) {
      inOrder.putIfAbsent(key, features.getOrDefault(key, new float[0]));
    }
    return new IndexTable(inOrder);
  }
}
