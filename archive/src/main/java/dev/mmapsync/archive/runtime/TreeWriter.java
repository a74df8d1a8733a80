package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.TreeShape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Writes the nodes of one tree as rkyv does: leaves from the greatest keys to the least, then
/// level by level what leads to them.
///
/// Costs 16 bytes per node besides the entries. For one thread.
///
/// @param <K> a key
/// @param <T> a value
final class TreeWriter<K extends @Nullable Object, T extends @Nullable Object> {
  private static final int NODE_LIMIT = 4096;
  private static final int HEADER = 12;
  private static final int SIZE_AT = 4;
  private static final int POINTER_AT = 8;
  private static final int INNER = 0x8000;

  /// What rkyv aligns inner nodes to, which readers do not ask for.
  private static final int INNER_ALIGN = 8;

  private static final int LEAF_ALIGN = 4;

  private final K[] keys;
  private final Codec<K, ?> key;
  private final T[] values;
  private final Codec<T, ?> value;
  private final int[] order;
  private final ArchiveWriter out;
  private final TreeShape shape;

  // The nodes of the level that was written last, the greatest first: its least key, and where it
  // lies.
  private int[] leastKeys = {};
  private long[] nodes = {};
  private int count;

  /// @param order the indexes of the entries, those of the least keys first
  TreeWriter(
      K[] keys, Codec<K, ?> key, T[] values, Codec<T, ?> value, int[] order, ArchiveWriter out) {
    this.keys = keys;
    this.key = key;
    this.values = values;
    this.value = value;
    this.order = order;
    this.out = out;
    this.shape = Trees.shape(key, value);
  }

  int count() {
    return order.length;
  }

  /// Writes all nodes, and returns where the root lies; 0 if there is none.
  long write() {
    if (order.length == 0) {
      return 0;
    }
    writeLeaves();
    while (count > 1) {
      int[] keysBelow = leastKeys;
      long[] nodesBelow = nodes;
      int below = count;
      begin(below / 2);
      for (int next = 0; below - next > 1; ) {
        next = writeInner(keysBelow, nodesBelow, next, below);
      }
    }
    return nodes[0];
  }

  private void begin(int limit) {
    leastKeys = new int[limit];
    nodes = new long[limit];
    count = 0;
  }

  private void add(int leastKey, long node) {
    if (count == nodes.length) {
      leastKeys = Arrays.copyOf(leastKeys, 2 * count + 1);
      nodes = Arrays.copyOf(nodes, 2 * count + 1);
    }
    leastKeys[count] = leastKey;
    nodes[count++] = node;
  }

  // ---- leaves

  private void writeLeaves() {
    begin(1);
    int left = order.length;
    while (left > 0) {
      left = writeLeaf(left);
    }
  }

  /// Writes a leaf of the greatest among the first `left` entries, and returns how many are left.
  private int writeLeaf(int left) {
    long start = out.align(1);
    int mark = out.mark();
    int first = left;
    do {
      int entry = order[--first];
      key.serialize(keys[entry], out);
      value.serialize(values[entry], out);
    } while (first > 0
        && out.align(1) - start + HEADER + (left - first) * shape.leaf().stride() < NODE_LIMIT);
    int entries = left - first;
    long align = Math.max(LEAF_ALIGN, Math.max(key.align(), value.align()));
    long node = out.align(align);
    long at = reserve(shape.leafStart(), entries * shape.leaf().stride());
    setHeader(node, entries, node - start, count == 0 ? node + POINTER_AT : nodes[count - 1]);
    out.rewind(mark);
    for (int i = left - 1; i >= first; i--) {
      long entryAt = at + (i - first) * shape.leaf().stride();
      key.resolve(keys[order[i]], out, entryAt);
      value.resolve(values[order[i]], out, entryAt + shape.leaf().valueOffset());
    }
    out.release(mark);
    add(order[first], node);
    return first;
  }

  /// Makes room for header and entries, and returns where those begin.
  private long reserve(long start, long size) {
    return out.reserve(start + size) + start;
  }

  private void setHeader(long node, int meta, long size, long pointer) {
    out.setShort(node, (short) meta);
    out.setInt(node + SIZE_AT, unsigned(size));
    out.setPointer(node + POINTER_AT, pointer);
  }

  /// A size as a node holds it.
  ///
  /// @throws ArchiveException if it has more than 32 bits
  static int unsigned(long size) {
    if (size >>> Integer.SIZE != 0) {
      throw new ArchiveException("more than 4 GiB belong to one node of a tree: bytes=" + size);
    }
    return (int) size;
  }

  // ---- inner nodes

  /// Writes a node over nodes of the level below, from the one at `from` on, and returns the next
  /// one.
  private int writeInner(int[] keysBelow, long[] nodesBelow, int from, int below) {
    long start = out.align(1);
    int mark = out.mark();
    int next = from;
    do {
      key.serialize(keys[keysBelow[next++]], out);
    } while (below - next > 1 && !isFull(start, next - from));
    if (below - next == 2) {
      // So that no node is left over that had no sibling.
      key.serialize(keys[keysBelow[next++]], out);
    }
    int entries = next - from;
    long node = out.align(Math.max(INNER_ALIGN, key.align()));
    long at = reserve(shape.innerStart(), entries * shape.innerStride());
    setHeader(node, INNER | entries, node - start, nodesBelow[next]);
    out.rewind(mark);
    for (int i = from; i < next; i++) {
      long offset = (next - 1 - i) * shape.innerStride();
      out.setPointer(at + offset, nodesBelow[i]);
      key.resolve(keys[keysBelow[i]], out, node + shape.innerKeys() + offset);
    }
    out.release(mark);
    add(keysBelow[next], node);
    return next + 1;
  }

  private boolean isFull(long start, int entries) {
    return entries >= 2
        && out.align(1) - start + HEADER + entries * shape.innerStride() >= NODE_LIMIT;
  }
}
