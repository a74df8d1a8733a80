package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import dev.mmapsync.archive.layout.SeaHash;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// The table of an archived map or set: a minimal perfect hash of its keys.
///
/// ```
/// by slot        u32 count | pointer displacements | pointer entries
/// by index       u32 count | pointer displacements | pointer pivots | pointer entries
/// displacements  u32[count]    by hash % count: a slot, a seed of 0x80000000 or more, or 0xFFFFFFFF
/// pivots         u32[count]    by slot: the index of an entry
/// entries        entry[count]  by slot, or by index
/// ```
///
/// A lookup costs one hash or two, one displacement, one pivot if there are any, and one key to
/// compare; it allocates nothing. All runs lie within the archive, or this object is not made.
///
/// Lookups have the archive in a variable, `bytes`: what the compiler knows of it after one load,
/// it knows at the next one, too. Of a field it would not.
abstract sealed class HashSlots permits HashedEntries, HashedElements {
  private static final long FIRST_SEED = 0x80000000L;
  private static final long NONE = 0xFFFFFFFFL;

  /// No such key.
  static final long ABSENT = -1;

  final MemorySegment archive;
  final int count;
  final long stride;
  private final long displacements;
  private final long entries;

  HashSlots(HashRuns runs) {
    this.archive = runs.archive;
    this.count = runs.count;
    this.stride = runs.stride;
    this.displacements = runs.displacements;
    this.entries = runs.entries;
  }

  /// Position of an entry by its number, which is that of its slot or its index.
  final long entry(long number) {
    return entries + number * stride;
  }

  /// The number of the entry at a position, or -1 if that is [#ABSENT].
  final int numberOf(long entry) {
    if (entry == ABSENT) {
      return -1;
    }
    // Entries without bytes are all equal, and keys are not.
    return stride == 0 ? 0 : (int) ((entry - entries) / stride);
  }

  /// Where the displacement of a key is, by its plain hash. It is a slot, or the seed of another
  /// hash (at least 2^31), or [#NONE].
  private long displacement(long hash) {
    return displacements + Long.remainderUnsigned(hash, count) * Integer.BYTES;
  }

  private long checkedSlot(long displacement) {
    if (displacement >= count) {
      throw new ArchiveException(
          "no such slot: slot=" + displacement + " count=" + count, displacements);
    }
    return displacement;
  }

  private long slotOf(long seededHash) {
    return Long.remainderUnsigned(seededHash, count);
  }

  /// Position of the entry that a slot leads to.
  abstract long entryOfSlot(MemorySegment bytes, long slot);

  /// Position of the entry that a pivot leads to.
  final long entryOfPivot(MemorySegment bytes, long pivots, long slot) {
    long index = Bytes.unsigned(bytes, pivots + slot * Integer.BYTES);
    if (index >= count) {
      throw new ArchiveException("no such entry: index=" + index + " count=" + count, pivots);
    }
    return entry(index);
  }

  /// Position of the entry whose key is the eight bytes of `key`, or [#ABSENT].
  ///
  /// @param bytes the archive
  final long find(MemorySegment bytes, long key) {
    if (count == 0) {
      return ABSENT;
    }
    long d = Bytes.unsigned(bytes, displacement(SeaHash.ofLong(key)));
    if (d == NONE) {
      return ABSENT;
    }
    long slot = d < FIRST_SEED ? checkedSlot(d) : slotOf(SeaHash.ofLong((int) d, key));
    long entry = entryOfSlot(bytes, slot);
    return Bytes.getLong(bytes, entry) == key ? entry : ABSENT;
  }

  /// Position of the entry whose key is the four bytes of `key`, or [#ABSENT].
  ///
  /// @param bytes the archive
  final long find(MemorySegment bytes, int key) {
    if (count == 0) {
      return ABSENT;
    }
    long d = Bytes.unsigned(bytes, displacement(SeaHash.ofInt(key)));
    if (d == NONE) {
      return ABSENT;
    }
    long slot = d < FIRST_SEED ? checkedSlot(d) : slotOf(SeaHash.ofInt((int) d, key));
    long entry = entryOfSlot(bytes, slot);
    return Bytes.getInt(bytes, entry) == key ? entry : ABSENT;
  }

  /// Position of the entry whose key is the string `key`, or [#ABSENT].
  final long find(CharSequence key) {
    if (count == 0) {
      return ABSENT;
    }
    MemorySegment bytes = archive;
    long d = Bytes.unsigned(bytes, displacement(SeaHash.ofText(key)));
    if (d == NONE) {
      return ABSENT;
    }
    long slot = d < FIRST_SEED ? checkedSlot(d) : slotOf(SeaHash.ofText((int) d, key));
    long entry = entryOfSlot(bytes, slot);
    return text(entry).contentEquals(key) ? entry : ABSENT;
  }

  /// Position of the entry whose key is the string `key`, or [#ABSENT].
  final long find(ArchivedString key) {
    if (count == 0) {
      return ABSENT;
    }
    MemorySegment keys = key.archive();
    MemorySegment bytes = archive;
    long d =
        Bytes.unsigned(bytes, displacement(SeaHash.ofText(keys, key.position(), key.byteLength())));
    if (d == NONE) {
      return ABSENT;
    }
    long slot =
        d < FIRST_SEED
            ? checkedSlot(d)
            : slotOf(SeaHash.ofText((int) d, keys, key.position(), key.byteLength()));
    long entry = entryOfSlot(bytes, slot);
    return text(entry).equals(key) ? entry : ABSENT;
  }

  /// The string that is the key of an entry; another form of string has another layout.
  ArchivedString text(long entry) {
    return ArchivedString.at(archive, entry);
  }

  /// Position of the entry whose key feeds `fed`, or [#ABSENT].
  final long find(KeyType<?, ?> type, byte @Nullable [] fed) {
    if (count == 0 || fed == null) {
      return ABSENT;
    }
    MemorySegment bytes = archive;
    long d = Bytes.unsigned(bytes, displacement(SeaHash.of(fed, 0, fed.length)));
    if (d == NONE) {
      return ABSENT;
    }
    long slot = d < FIRST_SEED ? checkedSlot(d) : slotOf(seeded((int) d, fed));
    long entry = entryOfSlot(bytes, slot);
    return Arrays.equals(type.fed(bytes, entry), fed) ? entry : ABSENT;
  }

  private static long seeded(int seed, byte[] fed) {
    byte[] bytes = new byte[Integer.BYTES + fed.length];
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[i] = (byte) (seed >>> (i * Byte.SIZE));
    }
    System.arraycopy(fed, 0, bytes, Integer.BYTES, fed.length);
    return SeaHash.of(bytes, 0, bytes.length);
  }

  /// Goes through the entries: pays for them and for the displacements, which are there for entries
  /// without bytes, too. For codecs.
  public final void enter(Walk walk) {
    walk.enter(count, Integer.BYTES + stride);
  }

  /// What `read` makes of the positions of the entries, in the order in which they lie.
  final <E extends @Nullable Object> Iterator<E> iterate(LongFunction<E> read) {
    return iterate(read, false);
  }

  /// The same from the last one to the first.
  final <E extends @Nullable Object> Iterator<E> iterateBackwards(LongFunction<E> read) {
    return iterate(read, true);
  }

  private <E extends @Nullable Object> Iterator<E> iterate(
      LongFunction<E> read, boolean backwards) {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < count;
      }

      @Override
      public E next() {
        if (next >= count) {
          throw new NoSuchElementException();
        }
        int i = next++;
        return read.apply(entry(backwards ? count - 1 - i : i));
      }
    };
  }
}
