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
abstract sealed class HashSlots permits HashedEntries, HashedElements {
  /// Where the pointer to the entries is if they lie by slot.
  static final long ENTRIES_BY_SLOT_AT = 8;

  /// Where the pointer to the entries is if they lie by index.
  static final long ENTRIES_BY_INDEX_AT = 12;

  private static final long DISPLACEMENTS_AT = 4;
  private static final long PIVOTS_AT = 8;
  private static final long FIRST_SEED = 0x80000000L;
  private static final long NONE = 0xFFFFFFFFL;

  /// No such key.
  static final long ABSENT = -1;

  final MemorySegment archive;
  final int count;
  final long stride;
  private final long displacements;
  private final long entries;

  /// The table that begins at `at`, of entries of `stride` bytes.
  ///
  /// @param entriesAt where in it the pointer to the entries is
  HashSlots(MemorySegment archive, long at, long stride, long entriesAt) {
    long head = Bytes.getLong(archive, at);
    long from = at + entriesAt;
    long length = head & 0xFFFFFFFFL;
    this.archive = archive;
    this.stride = stride;
    this.count = Pointers.count(length, at);
    this.displacements =
        Pointers.target(
            archive, at + DISPLACEMENTS_AT, head >> Integer.SIZE, length, Integer.BYTES);
    long tail = Bytes.getLong(archive, from - Integer.BYTES);
    this.entries = Pointers.target(archive, from, tail >> Integer.SIZE, length, stride);
  }

  /// Position of an entry by its number, which is that of its slot or its index.
  final long entry(long number) {
    return entries + number * stride;
  }

  /// Position of the entry that a slot leads to.
  abstract long entryOfSlot(long slot);

  /// Position of the pivots of the table at `at`, whose entries lie by index.
  final long pivots(long at) {
    long from = at + PIVOTS_AT;
    long tail = Bytes.getLong(archive, from);
    return Pointers.target(archive, from, Bytes.offsetOf(tail), count, Integer.BYTES);
  }

  /// Position of the entry that a pivot leads to.
  final long entryOfPivot(long pivots, long slot) {
    long index = Bytes.unsigned(archive, pivots + slot * Integer.BYTES);
    if (index >= count) {
      throw new ArchiveException("no such entry: index=" + index + " count=" + count, pivots);
    }
    return entry(index);
  }

  /// The number of the entry at a position, or -1 if that is [#ABSENT].
  final int numberOf(long entry) {
    if (entry == ABSENT) {
      return -1;
    }
    // Entries without bytes are all equal, and keys are not.
    return stride == 0 ? 0 : (int) ((entry - entries) / stride);
  }

  /// The slot of a key by its plain hash, or its seed (at least 2^31), or [#NONE].
  private long displacement(long hash) {
    long bucket = Long.remainderUnsigned(hash, count);
    return Bytes.unsigned(archive, displacements + bucket * Integer.BYTES);
  }

  private long entryOfDisplacement(long slot) {
    if (slot >= count) {
      throw new ArchiveException("no such slot: slot=" + slot + " count=" + count, displacements);
    }
    return entryOfSlot(slot);
  }

  private long entryOfSeeded(long hash) {
    return entryOfSlot(Long.remainderUnsigned(hash, count));
  }

  /// Position of the entry whose key is the eight bytes of `key`, or [#ABSENT].
  final long find(long key) {
    if (count == 0) {
      return ABSENT;
    }
    long d = displacement(SeaHash.ofLong(key));
    if (d == NONE) {
      return ABSENT;
    }
    long entry =
        d < FIRST_SEED ? entryOfDisplacement(d) : entryOfSeeded(SeaHash.ofLong((int) d, key));
    return Bytes.getLong(archive, entry) == key ? entry : ABSENT;
  }

  /// Position of the entry whose key is the four bytes of `key`, or [#ABSENT].
  final long find(int key) {
    if (count == 0) {
      return ABSENT;
    }
    long d = displacement(SeaHash.ofInt(key));
    if (d == NONE) {
      return ABSENT;
    }
    long entry =
        d < FIRST_SEED ? entryOfDisplacement(d) : entryOfSeeded(SeaHash.ofInt((int) d, key));
    return Bytes.getInt(archive, entry) == key ? entry : ABSENT;
  }

  /// Position of the entry whose key is the string `key`, or [#ABSENT].
  final long find(CharSequence key) {
    if (count == 0) {
      return ABSENT;
    }
    long d = displacement(SeaHash.ofText(key));
    if (d == NONE) {
      return ABSENT;
    }
    long entry =
        d < FIRST_SEED ? entryOfDisplacement(d) : entryOfSeeded(SeaHash.ofText((int) d, key));
    return text(entry).contentEquals(key) ? entry : ABSENT;
  }

  /// Position of the entry whose key is the string `key`, or [#ABSENT].
  final long find(ArchivedString key) {
    if (count == 0) {
      return ABSENT;
    }
    MemorySegment keys = key.archive();
    long d = displacement(SeaHash.ofText(keys, key.position(), key.byteLength()));
    if (d == NONE) {
      return ABSENT;
    }
    long entry =
        d < FIRST_SEED
            ? entryOfDisplacement(d)
            : entryOfSeeded(SeaHash.ofText((int) d, keys, key.position(), key.byteLength()));
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
    long d = displacement(SeaHash.of(fed, 0, fed.length));
    if (d == NONE) {
      return ABSENT;
    }
    long entry = d < FIRST_SEED ? entryOfDisplacement(d) : entryOfSeeded(seeded((int) d, fed));
    return Arrays.equals(type.fed(archive, entry), fed) ? entry : ABSENT;
  }

  private static long seeded(int seed, byte[] fed) {
    byte[] bytes = new byte[Integer.BYTES + fed.length];
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[i] = (byte) (seed >>> (i * Byte.SIZE));
    }
    System.arraycopy(fed, 0, bytes, Integer.BYTES, fed.length);
    return SeaHash.of(bytes, 0, bytes.length);
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
