package dev.mmapsync.protocol;

/// Where the words of a state file are, all little-endian.
///
/// ```
///   0                8             12            16
///   +----------------+-------------+-------------+
///   |  u64 version   | u32 readers | u32 readers |
///   |                |    of 0     |    of 1     |
///   +----------------+-------------+-------------+
/// ```
///
/// Source: the crate `mmap-sync` 2.0.4. `docs/format/state-file.md` repeats this table.
public final class StateLayout {
  /// Offset of the version word, 8 bytes.
  public static final long VERSION = 0;

  /// Offset of the two reader counters.
  public static final long READERS = VERSION + Long.BYTES;

  /// Size of one reader counter in bytes.
  public static final long READERS_STRIDE = Integer.BYTES;

  /// Size of the file in bytes.
  public static final long SIZE = READERS + 2 * READERS_STRIDE;

  private StateLayout() {}

  /// Offset of the reader counter of data index `index`.
  public static long readers(int index) {
    return READERS + index * READERS_STRIDE;
  }
}
