package dev.mmapsync.protocol;

/// The two words of a reader slot, taken apart and put together.
///
/// ```
///        63                     4   3   2   1   0
///        +------------------------+---+---+---+---+
/// hold   |        sequence        | - | R | 1 | 0 |   1, 0: holds data index 1, 0
///        +------------------------+---+---+---+---+   R: its owner gives it back
///        +------------------------+-------+-------+
/// mark   |        sequence        |evicted|detachd|   two bits each, as in hold
///        +------------------------+-------+-------+
/// ```
///
/// The sequence goes up by one at each acquire and at each claim. A mark counts for the hold of its
/// sequence only.
public final class HoldWord {
  static final int SEQUENCE_SHIFT = 4;
  static final long RETIRED = 1L << 2;
  private static final long NOT_SEQUENCE = (1L << SEQUENCE_SHIFT) - 1;
  private static final int EVICTED_SHIFT = 2;

  private HoldWord() {}

  /// Whether `hold` has data index `index`.
  public static boolean holds(long hold, int index) {
    return (hold & 1L << index) != 0;
  }

  /// The data index of a `hold` that has one.
  static int index(long hold) {
    return (int) (hold >>> 1) & 1;
  }

  /// Whether nobody uses the slot.
  public static boolean isIdle(long hold) {
    return (hold & NOT_SEQUENCE) == 0;
  }

  /// The same sequence, holding nothing.
  static long idle(long hold) {
    return hold & ~NOT_SEQUENCE;
  }

  /// The next sequence, holding nothing.
  static long afterwards(long hold) {
    return idle(hold) + (1L << SEQUENCE_SHIFT);
  }

  /// The next sequence, holding `index`.
  static long next(long hold, int index) {
    return afterwards(hold) + 1 + index;
  }

  static long with(long hold, int index) {
    return hold | 1L << index;
  }

  static long without(long hold, int index) {
    return hold & ~(1L << index);
  }

  private static boolean sameSequence(long hold, long mark) {
    return Long.compareUnsigned(hold ^ mark, NOT_SEQUENCE) <= 0;
  }

  /// Whether a mark of either kind counts for `hold` and `index`.
  public static boolean isMarked(long hold, long mark, int index) {
    return sameSequence(hold, mark) && (mark & 0b101L << index) != 0;
  }

  /// Whether `mark` says that `index` of `hold` was evicted.
  public static boolean isEvicted(long hold, long mark, int index) {
    return sameSequence(hold, mark) && (mark & 1L << (EVICTED_SHIFT + index)) != 0;
  }

  /// Whether `mark` says that `index` of `hold` was detached.
  public static boolean isDetached(long hold, long mark, int index) {
    return sameSequence(hold, mark) && (mark & 1L << index) != 0;
  }

  /// `mark`, and `index` of `hold` evicted: marks of one sequence add up, others are replaced.
  static long evicting(long mark, long hold, int index) {
    return (sameSequence(hold, mark) ? mark : idle(hold)) | 1L << (EVICTED_SHIFT + index);
  }

  /// `mark`, and `index` of `hold` detached.
  static long detaching(long mark, long hold, int index) {
    return (sameSequence(hold, mark) ? mark : idle(hold)) | 1L << index;
  }
}
