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
  /// @param slot has entered `entered`, and nothing else
  /// @return the version whose index alone is held; or [VersionWord#NOTHING], and nothing is
  public static long settle(ReaderSlot slot, StateWords words, int entered) {
    long first = words.version();
    if (first == VersionWord.NOTHING) {
      slot.leave();
      return VersionWord.NOTHING;
    }
    if (VersionWord.index(first) == entered) {
      return first;
    }
    slot.enterToo(1 - entered);
    long second = words.version();
    if (second == VersionWord.NOTHING) {
      slot.leave();
      return VersionWord.NOTHING;
    }
    slot.leaveOne(1 - VersionWord.index(second));
    return second;
  }
}
