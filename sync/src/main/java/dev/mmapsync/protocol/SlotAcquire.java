package dev.mmapsync.protocol;

import java.lang.invoke.VarHandle;

/// [Acquire] through a reader slot: the same loads, and the marks that a slot makes possible.
///
/// What settles here is not safe yet. The reader then compares guard, record and mapped file, and
/// looks at its mark last of all: a mark that is not there then was not there when the file was
/// compared, so the writer heeds this hold (section 5 of `docs/design/protocol.md`).
public final class SlotAcquire {

  private SlotAcquire() {}

  /// Acquires a publication that was acquired before, if it is still the current one.
  ///
  /// The foreign generation is not loaded: a writer adds to it only after it has emptied both
  /// records, so as long as this record is there, the generation is the one that was loaded when
  /// the publication was acquired for the first time.
  ///
  /// @param sequence the number of the publication in its record
  /// @return whether it is held now; if not, nothing is
  public static boolean again(
      ReaderSlot slot, RegistryWords registry, StateWords words, long version, long sequence) {
    int index = VersionWord.index(version);
    if (!slot.tryEnter(index)) {
      return false;
    }
    if (words.version() == version // pairs with StateWords.publish, behind our enter
        && words.isGuarded(index) // before the record, which a foreign writer leaves as it is
        && registry.isRecorded(index, version, sequence)
        && !slot.isMarked(index)) {
      return true;
    }
    slot.leave();
    return false;
  }

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

  /// Whether nothing at all happened to what is held of `index`, asked after its last use.
  ///
  /// The guard comes before the generation: the other way round, a foreign write and the repair
  /// behind it fit in between.
  ///
  /// @param generation the foreign generation when it was acquired
  public static boolean isIntact(
      ReaderSlot slot, RegistryWords registry, StateWords words, int index, int generation) {
    VarHandle.loadLoadFence(); // what was read of the data comes before the mark
    return !slot.isMarked(index)
        && words.isGuarded(index)
        && registry.foreignGeneration() == generation;
  }
}
