package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The tree of an archived sorted map or set, whose nodes have some 4 KiB each.
///
/// ```
/// body   u32 count | pointer root
/// node   u16 entries, with the highest bit in an inner node | u16 0 | u32 size | pointer | entries
/// leaf   pointer: the next leaf, offset 0 in the last one     entries: key, value
/// inner  pointer: the child below all of its keys             entries: pointer child, key
/// ```
///
/// The key of an inner entry is the least one of its child. All leaves are equally far from the
/// root. A lookup goes down from the root, by halves in each node: the number of keys it looks at
/// is the logarithm of their count, and it allocates nothing. Every node that is visited lies
/// within the archive, or there is an [ArchiveException].
///
/// What goes down has the archive in a variable, `bytes`, as lookups in [HashSlots] have.
///
/// A *place* is a gap between entries: a leaf, shifted by sixteen bits, how many of its entries lie
/// before, in fifteen, and whether the last one of these has the key that was sought.
abstract sealed class TreeNodes permits ArchivedSortedMap, ArchivedSortedSet {
  private static final long SIZE_AT = 4;
  private static final long POINTER_AT = 8;
  private static final long HEADER = 12;
  private static final int INNER = 0x8000;
  private static final int PLACE_SHIFT = 16;
  private static final int RANK = 0x7FFF;
  private static final int EXACT = 0x8000;

  /// An inner node has two children at least, and there are less than 2^31 leaves.
  private static final int MAX_LEVELS = 32;

  /// No such entry, or no such leaf.
  static final long ABSENT = -1;

  final MemorySegment archive;
  final TreeShape shape;
  final int count;
  private final long root;

  TreeNodes(TreeRoot root) {
    this.archive = root.archive;
    this.shape = root.shape;
    this.count = root.count;
    this.root = root.root;
  }

  // ---- nodes

  /// What the header of a node says, which lies within the archive with all of its entries.
  private int header(MemorySegment bytes, long node) {
    long size = bytes.byteSize();
    if ((node | (size - HEADER - node)) < 0) {
      throw outside(bytes, node);
    }
    int header = Bytes.getShort(bytes, node) & 0xFFFF;
    int entries = header & ~INNER;
    long end =
        isInner(header)
            ? node + shape.innerStart() + entries * shape.innerStride()
            : node + shape.leafStart() + entries * shape.leaf().stride();
    if (((entries - 1) | (size - end)) < 0) {
      throw outside(bytes, node);
    }
    return header;
  }

  private static boolean isInner(int header) {
    return (header & INNER) != 0;
  }

  private static ArchiveException outside(MemorySegment archive, long node) {
    return new ArchiveException(
        "node of a tree is empty or leads out of the archive: size=" + archive.byteSize(), node);
  }

  private static ArchiveException tooDeep() {
    return new ArchiveException("tree is too deep: levels=" + MAX_LEVELS);
  }

  /// Which child of an inner node has the keys from its `rank`-th one on, exclusive: 0 = those
  /// before all.
  private long child(MemorySegment bytes, long node, int rank) {
    long pointer =
        rank == 0
            ? node + POINTER_AT
            : node + shape.innerStart() + (rank - 1) * shape.innerStride();
    // Four bytes earlier, so that the offset is loaded as part of a word: see Bytes.
    return pointer + (Bytes.getLong(bytes, pointer - Integer.BYTES) >> Integer.SIZE);
  }

  /// How many entries a leaf has.
  final int leafSize(long leaf) {
    return leafSize(archive, leaf, shape.leafStart(), shape.leaf().stride());
  }

  /// Static, as is what calls it: where it is not inlined, no view need be an object for its sake.
  private static int leafSize(MemorySegment archive, long leaf, long start, long stride) {
    long size = archive.byteSize();
    if (leaf < 0 || leaf > size - HEADER) {
      throw outside(archive, leaf);
    }
    int header = Bytes.getShort(archive, leaf) & 0xFFFF;
    if (isInner(header)) {
      throw new ArchiveException("inner node where a leaf is expected", leaf);
    }
    if (header == 0 || leaf + start + header * stride > size) {
      throw outside(archive, leaf);
    }
    return header;
  }

  /// The leaf behind another, or [#ABSENT].
  final long nextLeaf(long leaf) {
    return nextLeaf(archive, leaf);
  }

  private static long nextLeaf(MemorySegment archive, long leaf) {
    long offset = Bytes.getLong(archive, leaf + SIZE_AT) >> Integer.SIZE;
    return offset == 0 ? ABSENT : leaf + POINTER_AT + offset;
  }

  /// The first entry of the leaf behind another, or [#ABSENT].
  private static long entryOfNext(MemorySegment archive, long leaf, long start, long stride) {
    long next = nextLeaf(archive, leaf);
    if (next == ABSENT) {
      return ABSENT;
    }
    leafSize(archive, next, start, stride);
    return next + start;
  }

  final long entry(long leaf, int index) {
    return leaf + shape.leafStart() + index * shape.leaf().stride();
  }

  // ---- places

  private static long place(long leaf, int rank, boolean exact) {
    return leaf << PLACE_SHIFT | (exact ? EXACT : 0) | rank;
  }

  static long leafOf(long place) {
    return place >>> PLACE_SHIFT;
  }

  static int rankOf(long place) {
    return (int) place & RANK;
  }

  /// The place before the first entry; there is one.
  final long start() {
    MemorySegment bytes = archive;
    long node = root;
    for (int level = 0; level < MAX_LEVELS; level++) {
      if (!isInner(header(bytes, node))) {
        return place(node, 0, false);
      }
      node = child(bytes, node, 0);
    }
    throw tooDeep();
  }

  /// The place behind the last entry; there is one.
  private long end() {
    MemorySegment bytes = archive;
    long node = root;
    for (int level = 0; level < MAX_LEVELS; level++) {
      int header = header(bytes, node);
      if (!isInner(header)) {
        return place(node, header, false);
      }
      node = child(bytes, node, header & ~INNER);
    }
    throw tooDeep();
  }

  final long firstEntry() {
    return count == 0 ? ABSENT : after(start());
  }

  final long lastEntry() {
    return count == 0 ? ABSENT : before(end());
  }

  /// The entry before a place, or [#ABSENT].
  final long before(long place) {
    int rank = rankOf(place);
    return rank == 0 ? ABSENT : entry(leafOf(place), rank - 1);
  }

  /// The entry before a place that is behind a key, or [#ABSENT] if it has another key.
  final long at(long place) {
    return (place & EXACT) == 0 ? ABSENT : before(place);
  }

  /// The entry behind a place, or [#ABSENT].
  final long after(long place) {
    long leaf = leafOf(place);
    int rank = rankOf(place);
    // Its header was looked at by whoever found the place.
    return rank < (Bytes.getShort(archive, leaf) & ~INNER)
        ? entry(leaf, rank)
        : entryOfNext(archive, leaf, shape.leafStart(), shape.leaf().stride());
  }

  // ---- ranges

  final TreeCursor from(long place) {
    return TreeCursor.from(this, place, ABSENT);
  }

  /// The entries between two places, of which the first one is not behind the other.
  final TreeCursor between(long place, long end) {
    return TreeCursor.from(this, place, after(end));
  }

  final TreeCursor none() {
    return TreeCursor.none(this);
  }

  // ---- places of keys: behind all that are less, or behind all that are not greater

  /// Below which number the comparison of an entry's key with the one that is sought says that the
  /// entry is before the place. A number, since the compiler would make two loops of a choice.
  private static int limit(boolean past) {
    return past ? 1 : 0;
  }

  /// The place of a key of eight bytes, in a tree that is not empty.
  ///
  /// @param flip what makes the order of bits signed
  /// @param past whether it is behind the key, if that is there
  final long seek(long key, long flip, boolean past) {
    MemorySegment bytes = archive;
    long sought = key ^ flip;
    int limit = limit(past);
    long node = root;
    for (int level = 0; level < MAX_LEVELS; level++) {
      int header = header(bytes, node);
      long keys = node + firstKey(header);
      long stride = stride(header);
      int low = 0;
      int high = header & ~INNER;
      boolean exact = false;
      while (low < high) {
        int middle = (low + high) >>> 1;
        long found = Bytes.getLong(bytes, keys + middle * stride) ^ flip;
        if (Long.compare(found, sought) < limit) {
          low = middle + 1;
          exact = found == sought;
        } else {
          high = middle;
        }
      }
      if (!isInner(header)) {
        return place(node, low, exact);
      }
      node = child(bytes, node, low);
    }
    throw tooDeep();
  }

  /// The place of a key of four bytes, in a tree that is not empty.
  final long seek(int key, int flip, boolean past) {
    MemorySegment bytes = archive;
    int sought = key ^ flip;
    int limit = limit(past);
    long node = root;
    for (int level = 0; level < MAX_LEVELS; level++) {
      int header = header(bytes, node);
      long keys = node + firstKey(header);
      long stride = stride(header);
      int low = 0;
      int high = header & ~INNER;
      boolean exact = false;
      while (low < high) {
        int middle = (low + high) >>> 1;
        int found = Bytes.getInt(bytes, keys + middle * stride) ^ flip;
        if (Integer.compare(found, sought) < limit) {
          low = middle + 1;
          exact = found == sought;
        } else {
          high = middle;
        }
      }
      if (!isInner(header)) {
        return place(node, low, exact);
      }
      node = child(bytes, node, low);
    }
    throw tooDeep();
  }

  /// The place of a text, in a tree that is not empty.
  ///
  /// @param key an [ArchivedString] or a `CharSequence`
  final long seekText(ViewType<ArchivedString> type, Object key, boolean past) {
    MemorySegment bytes = archive;
    int limit = limit(past);
    long node = root;
    for (int level = 0; level < MAX_LEVELS; level++) {
      int header = header(bytes, node);
      long keys = node + firstKey(header);
      long stride = stride(header);
      int low = 0;
      int high = header & ~INNER;
      boolean exact = false;
      while (low < high) {
        int middle = (low + high) >>> 1;
        int order = compareText(type.view(bytes, keys + middle * stride), key);
        if (order < limit) {
          low = middle + 1;
          exact = order == 0;
        } else {
          high = middle;
        }
      }
      if (!isInner(header)) {
        return place(node, low, exact);
      }
      node = child(bytes, node, low);
    }
    throw tooDeep();
  }

  /// Compares a text with an [ArchivedString] or a `CharSequence`.
  private static int compareText(ArchivedString text, Object key) {
    return key instanceof ArchivedString other
        ? text.compareTo(other)
        : text.contentCompareTo((CharSequence) key);
  }

  /// The place of any key, in a tree that is not empty.
  final <K extends @Nullable Object> long seek(SortedKeyType<K, ?> type, K key, boolean past) {
    MemorySegment bytes = archive;
    int limit = limit(past);
    long node = root;
    for (int level = 0; level < MAX_LEVELS; level++) {
      int header = header(bytes, node);
      long keys = node + firstKey(header);
      long stride = stride(header);
      int low = 0;
      int high = header & ~INNER;
      boolean exact = false;
      while (low < high) {
        int middle = (low + high) >>> 1;
        int order = type.compare(key, bytes, keys + middle * stride);
        if (order > -limit) {
          low = middle + 1;
          exact = order == 0;
        } else {
          high = middle;
        }
      }
      if (!isInner(header)) {
        return place(node, low, exact);
      }
      node = child(bytes, node, low);
    }
    throw tooDeep();
  }

  private long firstKey(int header) {
    return isInner(header) ? shape.innerKeys() : shape.leafStart();
  }

  private long stride(int header) {
    return isInner(header) ? shape.innerStride() : shape.leaf().stride();
  }
}
