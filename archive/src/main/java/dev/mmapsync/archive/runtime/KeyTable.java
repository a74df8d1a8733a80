package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The keys of a map or set that is being written, and where its hash table puts them.
///
/// The table is a function of the set of keys: buckets by `hash % count`, the largest first and
/// then by number; each bucket of several keys looks for the first seed that sends all of them to
/// free slots, and the single ones take what is left.
///
/// Costs 32 bytes per key while it is being built, besides the keys. For one thread.
///
/// @param <K> a key
public abstract class KeyTable<K extends @Nullable Object> {
  private static final int NO_DISPLACEMENT = -1;
  private static final int FIRST_SEED = Integer.MIN_VALUE;

  private final int count;
  private final long[] hashes;
  private final int[] displacements;
  private final int[] entryOfSlot;

  KeyTable(int count) {
    this.count = count;
    this.hashes = new long[count];
    this.displacements = new int[count];
    this.entryOfSlot = new int[count];
  }

  /// Keeps a key, and returns its hash.
  abstract long put(int entry, K key);

  /// Makes the keys of a bucket ready: entries `order[start]` up to `order[end]`.
  abstract void load(int[] order, int start, int end);

  /// The seeded hash of a key of the bucket that was loaded.
  abstract long seeded(int index, int seed);

  /// Whether two keys of the bucket that was loaded feed the same.
  abstract boolean same(int index, int other);

  /// [Codec#serialize] of a key.
  abstract void serialize(int entry, ArchiveWriter out);

  /// [Codec#resolve] of a key.
  abstract void resolve(int entry, ArchiveWriter out, long at);

  final void add(int entry, K key) {
    hashes[entry] = put(entry, key);
  }

  /// By bucket: a slot, a seed, or -1.
  final int[] displacements() {
    return displacements;
  }

  final int entryOfSlot(int slot) {
    return entryOfSlot[slot];
  }

  /// All that [#entryOfSlot] says.
  final int[] entriesBySlot() {
    return entryOfSlot;
  }

  /// Gives each key its slot.
  ///
  /// @throws ArchiveException if two keys feed the same to the hash
  final void build() {
    int[] starts = new int[count + 1];
    int[] order = byBucket(starts);
    int[] buckets = bySize(starts);
    Arrays.fill(displacements, NO_DISPLACEMENT);
    boolean[] taken = new boolean[count];
    int free = 0;
    for (int bucket : buckets) {
      int start = starts[bucket];
      int end = starts[bucket + 1];
      if (end - start > 1) {
        displacements[bucket] = placeSeveral(order, start, end, taken);
      } else if (end > start) {
        while (taken[free]) {
          free++;
        }
        entryOfSlot[free] = order[start];
        displacements[bucket] = free++;
      }
    }
  }

  /// The entries in the order of their buckets, which begin at `starts`.
  private int[] byBucket(int[] starts) {
    int[] bucketOf = new int[count];
    for (int i = 0; i < count; i++) {
      int bucket = (int) Long.remainderUnsigned(hashes[i], count);
      bucketOf[i] = bucket;
      starts[bucket + 1]++;
    }
    for (int i = 0; i < count; i++) {
      starts[i + 1] += starts[i];
    }
    int[] order = new int[count];
    int[] next = Arrays.copyOf(starts, count);
    for (int i = 0; i < count; i++) {
      order[next[bucketOf[i]]++] = i;
    }
    return order;
  }

  /// The buckets, the largest first, and then by number.
  private int[] bySize(int[] starts) {
    int largest = 0;
    for (int bucket = 0; bucket < count; bucket++) {
      largest = Math.max(largest, starts[bucket + 1] - starts[bucket]);
    }
    int[] next = new int[largest + 2];
    for (int bucket = 0; bucket < count; bucket++) {
      next[largest - (starts[bucket + 1] - starts[bucket]) + 1]++;
    }
    for (int i = 0; i <= largest; i++) {
      next[i + 1] += next[i];
    }
    int[] buckets = new int[count];
    for (int bucket = 0; bucket < count; bucket++) {
      buckets[next[largest - (starts[bucket + 1] - starts[bucket])]++] = bucket;
    }
    return buckets;
  }

  /// Finds the seed of a bucket and puts its keys into their slots.
  private int placeSeveral(int[] order, int start, int end, boolean[] taken) {
    load(order, start, end);
    rejectSame(order, start, end);
    int size = end - start;
    int[] slots = new int[size];
    for (int seed = FIRST_SEED; seed != NO_DISPLACEMENT; seed++) {
      if (fits(seed, slots, taken)) {
        for (int i = 0; i < size; i++) {
          taken[slots[i]] = true;
          entryOfSlot[slots[i]] = order[start + i];
        }
        return seed;
      }
    }
    throw new ArchiveException("no seed separates the keys: keys=" + size);
  }

  private boolean fits(int seed, int[] slots, boolean[] taken) {
    for (int i = 0; i < slots.length; i++) {
      int slot = (int) Long.remainderUnsigned(seeded(i, seed), count);
      if (taken[slot]) {
        return false;
      }
      for (int j = 0; j < i; j++) {
        if (slots[j] == slot) {
          return false;
        }
      }
      slots[i] = slot;
    }
    return true;
  }

  /// No seed can separate keys that feed the same.
  private void rejectSame(int[] order, int start, int end) {
    for (int i = start; i < end; i++) {
      for (int j = start; j < i; j++) {
        if (hashes[order[i]] == hashes[order[j]] && same(i - start, j - start)) {
          throw new ArchiveException("two keys are the same in an archive");
        }
      }
    }
  }
}
