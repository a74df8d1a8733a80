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
/// Source: the crate `mmap-sync` 2.0.4; bit 30 of a counter is this library's own.
/// `docs/format/state-file.md` repeats this table.
public final class StateLayout {
  /// Offset of the version word, 8 bytes.
  public static final long VERSION = 0;

  /// Offset of the two reader counters.
  public static final long READERS = VERSION + Long.BYTES;

  /// Size of one reader counter in bytes.
  public static final long READERS_STRIDE = Integer.BYTES;

  /// Size of the file in bytes.
  public static final long SIZE = READERS + 2 * READERS_STRIDE;

  /// The guard, a bit of each reader counter: "there may be readers here that are not counted". Set
  /// by writers with a registry, for those who know none of it: they give them their grace.
  public static final int GUARD = 1 << 30;

  private static final int COUNT_MASK = GUARD - 1;

  private StateLayout() {}

  /// How many readers a counter counts.
  public static int count(int counter) {
    return counter & COUNT_MASK;
  }

  /// Whether a counter has the guard. One that a process of the crate has taken below zero has all
  /// bits, and no guard.
  public static boolean isGuarded(int counter) {
    return counter >= GUARD;
  }

  /// Offset of the reader counter of data index `index`.
  public static long readers(int index) {
    return READERS + index * READERS_STRIDE;
  }
}
