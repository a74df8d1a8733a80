package dev.mmapsync.protocol;

/// The version word of a state file, taken apart and put together.
///
/// ```
///  63                    40 39                                    1   0
/// +------------------------+---------------------------------------+---+
/// | low 24 bits of checksum|       size of the archive in bytes    | i |   i = data index
/// +------------------------+---------------------------------------+---+
/// ```
///
/// 0 means that nothing is published. The same word can come again for another publication: it is
/// no identity. Source: `InstanceVersion` of the crate `mmap-sync` 2.0.4.
public final class VersionWord {
  /// Nothing is published.
  public static final long NOTHING = 0;

  private static final int INDEX_BITS = 1;
  private static final int SIZE_BITS = 39;
  private static final int CHECKSUM_BITS = 24;
  private static final int SIZE_SHIFT = INDEX_BITS;
  private static final int CHECKSUM_SHIFT = SIZE_SHIFT + SIZE_BITS;

  /// The largest size of an archive, in bytes: 2^39 - 1.
  public static final long MAX_SIZE = (1L << SIZE_BITS) - 1;

  /// The bits of a checksum that fit.
  public static final int CHECKSUM_MASK = (1 << CHECKSUM_BITS) - 1;

  private VersionWord() {}

  /// The word for an archive of `size` bytes in data file `index`, of which only the low bits of
  /// `checksum` are kept.
  public static long of(int index, long size, long checksum) {
    if (index < 0 || index > 1 || size <= 0 || size > MAX_SIZE) {
      throw new IllegalArgumentException("not a version: index=" + index + " size=" + size);
    }
    return (checksum & CHECKSUM_MASK) << CHECKSUM_SHIFT | size << SIZE_SHIFT | index;
  }

  /// The data index, 0 or 1.
  public static int index(long word) {
    return (int) word & 1;
  }

  /// The size of the archive in bytes.
  public static long size(long word) {
    return word >>> SIZE_SHIFT & MAX_SIZE;
  }

  /// The low 24 bits of the checksum.
  public static int checksum(long word) {
    return (int) (word >>> CHECKSUM_SHIFT);
  }
}
