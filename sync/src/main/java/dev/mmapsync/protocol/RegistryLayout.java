package dev.mmapsync.protocol;

/// Where the words of a registry file are, all little-endian.
///
/// ```
///   0        8         12       16       20       24       28           32
///   +--------+---------+--------+--------+--------+--------+------------+
///   | magic  | layout  | slots  | stride | offset | flags  | foreign    |
///   | 8 bytes| version |        |  128   |  4096  |        | generation |
///   +--------+---------+--------+--------+--------+--------+------------+
///   32: u64 kernel
///   128: u32 sequence, u32 waiters: for waiting, not used yet
///   192: u32 high-water mark
///   200: u64 joined
///   256: publication record of data index 0      320: of data index 1
///   +--------+----------+--------------+--------+-------+-------------+
///   | u64    | u64      | i64 epoch    | u64    | u64   | u64         |
///   | word   | sequence | nanoseconds  | device | inode | fingerprint |
///   +--------+----------+--------------+--------+-------+-------------+
///   4096 + 128 * k: slot k
///   +----------+----------+---------+--------------------------+
///   | u64 hold | u64 mark | u64 pid | i64 claimed, epoch nanos |
///   +----------+----------+---------+--------------------------+
/// ```
///
/// `docs/format/registry-file.md` repeats this table.
public final class RegistryLayout {
  /// The first eight bytes, `MSYNCREG`, as a little-endian word.
  public static final long MAGIC_WORD = 0x4745_5243_4E59_534DL;

  /// The one version of this layout.
  public static final int LAYOUT_VERSION = 1;

  /// How many slots a new registry has.
  public static final int DEFAULT_SLOTS = 1_024;

  public static final long MAGIC = 0;
  public static final long VERSION = MAGIC + Long.BYTES;
  public static final long SLOT_COUNT = VERSION + Integer.BYTES;
  public static final long STRIDE = SLOT_COUNT + Integer.BYTES;
  public static final long OFFSET = STRIDE + Integer.BYTES;
  public static final long FLAGS = OFFSET + Integer.BYTES;
  public static final long FOREIGN_GENERATION = FLAGS + Integer.BYTES;

  /// What tells the kernel whose writers execute barriers from others, if [#BARRIERS] is set.
  public static final long KERNEL = FOREIGN_GENERATION + Integer.BYTES;

  /// In the flags: each writer executes a memory barrier in all processes of its kernel that have
  /// asked for them, before it looks at the slots.
  static final int BARRIERS = 1;

  /// In the flags, shifted by the data index: when this registry was made, its file of that index
  /// may have had readers in the slots of another one.
  static final int UNKNOWN_READERS = 1 << 1;

  /// All flags that anybody knows.
  static final int KNOWN_FLAGS = BARRIERS | UNKNOWN_READERS | UNKNOWN_READERS << 1;

  public static final long HIGH_WATER_MARK = 192;

  /// How many have joined the barriers of this registry's writers, beside the word that is looked
  /// at with it.
  public static final long JOINED = HIGH_WATER_MARK + Long.BYTES;

  public static final long RECORDS = 256;
  public static final long RECORD_STRIDE = 64;
  public static final long RECORD_WORD = 0;
  public static final long RECORD_SEQUENCE = RECORD_WORD + Long.BYTES;
  public static final long RECORD_TIME = RECORD_SEQUENCE + Long.BYTES;
  public static final long RECORD_DEVICE = RECORD_TIME + Long.BYTES;
  public static final long RECORD_INODE = RECORD_DEVICE + Long.BYTES;
  public static final long RECORD_FINGERPRINT = RECORD_INODE + Long.BYTES;

  /// Offset of slot 0.
  public static final long SLOTS = 4_096;

  /// Size of a slot: two cache lines, since processors fetch them in pairs.
  public static final long SLOT_STRIDE = 128;

  public static final long HOLD = 0;
  public static final long MARK = HOLD + Long.BYTES;
  public static final long PID = MARK + Long.BYTES;
  public static final long CLAIMED_AT = PID + Long.BYTES;

  private RegistryLayout() {}

  /// Offset of the publication record of data index `index`.
  public static long record(int index) {
    return RECORDS + index * RECORD_STRIDE;
  }

  /// Offset of slot `k`.
  public static long slot(int k) {
    return SLOTS + k * SLOT_STRIDE;
  }

  /// Size in bytes of a registry with `slots` slots.
  public static long size(int slots) {
    return slot(slots);
  }
}
