package dev.mmapsync.archive;

/// Where the entries of an archived tree lie in its nodes.
///
/// @param leafStart offset of the first entry of a leaf, and of its key
/// @param leaf where key and value lie in such an entry
/// @param innerKeys offset of the first key of an inner node; the pointer of its entry is at
///   `innerStart`
/// @param innerStart offset of the first entry of an inner node
/// @param innerStride size of such an entry
public record TreeShape(
    long leafStart, EntryShape leaf, long innerStart, long innerKeys, long innerStride) {
  private static final long HEADER = 12;
  private static final long POINTER = 4;

  /// The shape of a tree by the sizes and alignments of its keys and values, those of `()` for the
  /// values of a set.
  public static TreeShape of(long keySize, long keyAlign, long valueSize, long valueAlign) {
    long valueOffset = up(keySize, valueAlign);
    long leafAlign = Math.max(keyAlign, valueAlign);
    EntryShape leaf = new EntryShape(valueOffset, up(valueOffset + valueSize, leafAlign));
    long innerAlign = Math.max(POINTER, keyAlign);
    long innerStart = up(HEADER, innerAlign);
    long innerKey = up(POINTER, keyAlign);
    return new TreeShape(
        up(HEADER, leafAlign),
        leaf,
        innerStart,
        innerStart + innerKey,
        up(innerKey + keySize, innerAlign));
  }

  private static long up(long offset, long align) {
    return (offset + align - 1) & -align;
  }
}
