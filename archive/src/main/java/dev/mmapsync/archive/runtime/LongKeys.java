package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.layout.SeaHash;

/// The keys of a map that is being written, each a `long`: no object per key.
final class LongKeys extends KeyTable<Long> {
  private final long[] keys;
  private int[] bucket = {};
  private int from;

  LongKeys(int count) {
    super(count);
    this.keys = new long[count];
  }

  @Override
  long put(int entry, Long key) {
    keys[entry] = key;
    return SeaHash.ofLong(keys[entry]);
  }

  @Override
  void load(int[] order, int start, int end) {
    bucket = order;
    from = start;
  }

  @Override
  long seeded(int index, int seed) {
    return SeaHash.ofLong(seed, keys[bucket[from + index]]);
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
    out.setLong(at, keys[entry]);
  }
}
