package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;

/// Count and root of an archived tree, and where the entries lie in its nodes: what a view is made
/// of, and made before it, for the reason that [HashRuns] gives.
///
/// For any number of threads. For codecs.
public final class TreeRoot {
  private static final long ROOT_AT = 4;

  final MemorySegment archive;
  final TreeShape shape;
  final int count;
  final long root;

  private TreeRoot(MemorySegment archive, TreeShape shape, int count, long root) {
    this.archive = archive;
    this.shape = shape;
    this.count = count;
    this.root = root;
  }

  /// That of the tree whose eight bytes lie at `at`.
  ///
  /// @throws ArchiveException if it claims to have more entries than the archive has bytes
  public static TreeRoot at(MemorySegment archive, long at, TreeShape shape) {
    long word = Bytes.getLong(archive, at);
    int count = Pointers.count(word & 0xFFFFFFFFL, at);
    if (count * shape.leaf().stride() > archive.byteSize()) {
      throw new ArchiveException("more entries than bytes: count=" + count, at);
    }
    return new TreeRoot(archive, shape, count, at + ROOT_AT + (word >> Integer.SIZE));
  }
}
