package dev.mmapsync.protocol;

/// [Acquire] through a reader slot: the same loads, and the marks that a slot makes possible.
///
/// What settles here is not safe yet. The reader then compares guard, record and mapped file, and
/// looks at its mark last of all: a mark that is not there then was not there when the file was
/// compared, so the writer heeds this hold (section 5 of `docs/design/protocol.md`).
public final class SlotAcquire {

  private SlotAcquire() {}

  /// Settles on the data file of the current version, as [Acquire#acquire] does.
  ///
  /// @param hold of a slot that has entered one index
  /// @return the version whose index alone is held, see [#settled]; or [VersionWord#NOTHING], and
  ///   nothing is
  public static long settle(ReaderSlot slot, StateWords words, long hold) {
    int entered = HoldWord.index(hold);
    long first = words.version();
    if (first == VersionWord.NOTHING) {
      slot.leave(hold);
      return VersionWord.NOTHING;
    }
    if (VersionWord.index(first) == entered) {
      return first;
    }
    long both = slot.enterToo(hold, 1 - entered);
    long second = words.version();
    if (second == VersionWord.NOTHING) {
      slot.leave(both);
      return VersionWord.NOTHING;
    }
    slot.leaveOne(both, 1 - VersionWord.index(second));
    return second;
  }

  /// What is in `hold` after it has settled on `version`.
  public static long settled(long hold, long version) {
    return HoldWord.with(HoldWord.idle(hold), VersionWord.index(version));
  }
}
