package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.layout.SeaHash;

/// The keys of a map that is being written, each a `int`: no object per key.
final class IntKeys extends KeyTable<Integer> {
  private final IntCodec codec;
  private final int[] keys;
  private int[] bucket = {};
  private int from;

  IntKeys(IntCodec codec, int count) {
    super(count);
    this.codec = codec;
    this.keys = new int[count];
  }

  @Override
  long put(int entry, Integer key) {
    keys[entry] = codec.kind().valid(key);
    return SeaHash.ofInt(keys[entry]);
  }

  @Override
  void load(int[] order, int start, int end) {
    bucket = order;
    from = start;
  }

  @Override
  long seeded(int index, int seed) {
    return SeaHash.ofInt(seed, keys[bucket[from + index]]);
  }

  @Override
  boolean same(int index, int other) {
    return keys[bucket[from + index]] == keys[bucket[from + other]];
  }

  @Override
  void serialize(int entry, ArchiveWriter out) {
    // A number refers to nothing.
  }

  @Override
  void resolve(int entry, ArchiveWriter out, long at) {
    out.setInt(at, keys[entry]);
  }
}
