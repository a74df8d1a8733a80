package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.TreeShape;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;

/// Checks the nodes of one tree with the verdicts of rkyv, those on archives that it wrote itself
/// and refuses included: it rounds a node up to four bytes, and does not write those.
///
/// Level by level, which is the order that nodes are claimed in. Costs twelve bytes per leaf. For
/// one thread.
final class TreeCheck {
  private static final int ROOT_AT = 4;
  private static final int HEADER = 12;
  private static final int ALIGN = 4;
  private static final int SIZE_AT = 4;
  private static final int POINTER_AT = 8;
  private static final int INNER = 0x8000;

  private final ArchiveCheck check;
  private final MemorySegment archive;
  private final Codec<?, ?> key;
  private final Codec<?, ?> value;
  private final TreeShape shape;
  private final long leafAlign;
  private final long innerAlign;
  private final Walk nothing;

  // The nodes that were claimed and not yet looked into: those from `first` up to `end`.
  private long[] nodes = new long[16];
  private int[] depths = new int[16];
  private int first;
  private int end;

  private TreeCheck(ArchiveCheck check, Codec<?, ?> key, Codec<?, ?> value) {
    this.check = check;
    this.archive = check.archive();
    this.key = key;
    this.value = value;
    this.shape = Trees.shape(key, value);
    this.leafAlign = Math.max(ALIGN, Math.max(key.align(), value.align()));
    this.innerAlign = Math.max(ALIGN, key.align());
    this.nothing = new Walk(0);
  }

  /// Checks the tree whose eight bytes lie at `at`.
  static void run(ArchiveCheck check, long at, Codec<?, ?> key, Codec<?, ?> value) {
    long count = Bytes.unsigned(check.archive(), at);
    if (count > 0) {
      new TreeCheck(check, key, value).checkTree(at, count);
    }
  }

  private void checkTree(long at, long count) {
    long root = claim(at + ROOT_AT);
    long limit = check.limit();
    long rootEnd = root + extent(root);
    check.open(root, 0, extent(root), 1);
    checkContents(root);
    add(root, 0);
    while (isInner(nodes[first])) {
      claimChildren(nodes[first], depths[first]);
      first++;
    }
    check.close(rootEnd, limit);
    long entries = 0;
    for (int i = first; i < end; i++) {
      entries += checkLeaf(i);
    }
    for (int i = first; i < end; i++) {
      checkLink(i);
    }
    if (entries != count) {
      throw new ArchiveException("wrong count: count=" + count + " entries=" + entries, at);
    }
    if (isInner(root)) {
      leastKey(root);
    }
  }

  // ---- nodes

  private int meta(long node) {
    return Bytes.getShort(archive, node) & 0xFFFF;
  }

  private boolean isInner(long node) {
    return (meta(node) & INNER) != 0;
  }

  private int entries(long node) {
    return meta(node) & ~INNER;
  }

  private long leafKey(long leaf, int index) {
    return leaf + shape.leafStart() + index * shape.leaf().stride();
  }

  private long innerKey(long node, int index) {
    return node + shape.innerKeys() + index * shape.innerStride();
  }

  /// The pointer to a child: of the least keys, or of an entry.
  private long pointer(long node, int child) {
    return child == 0
        ? node + POINTER_AT
        : node + shape.innerStart() + (child - 1) * shape.innerStride();
  }

  private long target(long pointer) {
    return pointer + Bytes.offset(archive, pointer);
  }

  /// The size of a node, as rkyv rounds it.
  private long extent(long node) {
    return isInner(node)
        ? Layouts.up(shape.innerStart() + entries(node) * shape.innerStride(), innerAlign)
        : Layouts.up(shape.leafStart() + entries(node) * shape.leaf().stride(), leafAlign);
  }

  /// The node that a pointer leads to, which lies where it may.
  private long claim(long pointer) {
    long node = check.locate(pointer, Bytes.offset(archive, pointer), HEADER, ALIGN);
    check.requireFree(pointer, node, HEADER);
    check.requireFree(pointer, node, extent(node));
    return node;
  }

  private void claimChildren(long node, int depth) {
    for (int i = 0; i <= entries(node); i++) {
      long child = claim(pointer(node, i));
      checkContents(child);
      add(child, depth + 1);
    }
  }

  private void add(long node, int depth) {
    if (end == nodes.length) {
      forgetSeen();
    }
    nodes[end] = node;
    depths[end++] = depth;
  }

  /// Makes room: nodes that were looked into are not needed any more.
  private void forgetSeen() {
    int left = end - first;
    long[] nodesLeft = new long[Math.max(nodes.length, 2 * left)];
    int[] depthsLeft = new int[nodesLeft.length];
    System.arraycopy(nodes, first, nodesLeft, 0, left);
    System.arraycopy(depths, first, depthsLeft, 0, left);
    nodes = nodesLeft;
    depths = depthsLeft;
    first = 0;
    end = left;
  }

  /// Checks keys and values, and claims what they refer to, the greatest first.
  private void checkContents(long node) {
    long size = Bytes.unsigned(archive, node + SIZE_AT);
    long start = check.locate(node, -size, 0, 1);
    int entries = entries(node);
    if (entries == 0) {
      throw new ArchiveException("node of a tree without entries", node);
    }
    long low = check.openBefore(start, node);
    boolean inner = isInner(node);
    if (!key.alwaysValid() || !(inner || value.alwaysValid())) {
      for (int i = entries - 1; i >= 0; i--) {
        if (inner) {
          key.check(check, innerKey(node, i));
        } else {
          key.check(check, leafKey(node, i));
          value.check(check, leafKey(node, i) + shape.leaf().valueOffset());
        }
      }
    }
    check.closeBefore(low);
  }

  // ---- order

  private int compare(long at, long otherAt) {
    Walk walk = key.hasDependencies() ? new Walk(archive.byteSize()) : nothing;
    return key.compare(walk, archive, at, archive, otherAt);
  }

  private int checkLeaf(int index) {
    long leaf = nodes[index];
    if (isInner(leaf)) {
      throw new ArchiveException("inner node where a leaf is expected", leaf);
    }
    if (depths[index] != depths[first]) {
      throw new ArchiveException(
          "leaves are not equally deep: depth=" + depths[index] + " expected=" + depths[first],
          leaf);
    }
    int entries = entries(leaf);
    for (int i = 1; i < entries; i++) {
      requireOrder(leafKey(leaf, i - 1), leafKey(leaf, i));
    }
    return entries;
  }

  private void requireOrder(long at, long nextAt) {
    if (compare(nextAt, at) < 0) {
      throw new ArchiveException("keys are out of order", nextAt);
    }
  }

  private void checkLink(int index) {
    long leaf = nodes[index];
    long pointer = leaf + POINTER_AT;
    if (index == end - 1) {
      if (target(pointer) != pointer) {
        throw new ArchiveException("last leaf leads to another", pointer);
      }
      return;
    }
    long next = check.locate(pointer, Bytes.offset(archive, pointer), HEADER, ALIGN);
    if (next != nodes[index + 1]) {
      throw new ArchiveException("leaf does not lead to the next one: leaf=" + next, pointer);
    }
    requireOrder(leafKey(leaf, entries(leaf) - 1), leafKey(next, 0));
  }

  /// Where the least key below a node lies, each key of inner nodes being that of its child.
  private long leastKey(long node) {
    if (!isInner(node)) {
      return leafKey(node, 0);
    }
    for (int i = 0; i < entries(node); i++) {
      long least = leastKey(target(pointer(node, i + 1)));
      if (compare(innerKey(node, i), least) != 0) {
        throw new ArchiveException("key is not the least one of its child", innerKey(node, i));
      }
    }
    return leastKey(target(pointer(node, 0)));
  }
}
