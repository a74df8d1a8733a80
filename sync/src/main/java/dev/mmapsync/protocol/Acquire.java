package dev.mmapsync.protocol;

/// How a reader comes to hold a snapshot that no writer overwrites: wait-free, at most two
/// registrations and three loads.
///
/// A reader that loads the version, registers on its index and goes on can be torn: between the two
/// the writer can publish twice and then write into that very file. So the version is loaded again
/// *after* the registration:
///
/// 1. Its index is the registered one. At the second load that file was current, and we were
///    registered. The writer must find it unregistered before it writes into it again: it is ours.
/// 2. Its index is the other one. We register there as well and load once more. If that is still
///    the index, case 1 holds for it. If the index has gone back to the first one, we have been
///    registered on that one since before the second load; the version that came back finished its
///    write before, and its next one must find us gone.
///
/// Only indices are compared, so a word that comes again does no harm. `model/` searches this for a
/// tear.
public final class Acquire {

  private Acquire() {}

  /// Registers on the data file of the current version.
  ///
  /// @return the version whose data file is held, its index being the one to [StateWords#leave]; or
  ///   [VersionWord#NOTHING], and nothing is held
  public static long acquire(StateWords words) {
    long first = words.version();
    if (first == VersionWord.NOTHING) {
      return VersionWord.NOTHING;
    }
    int index = VersionWord.index(first);
    words.enter(index);
    long second = words.version(); // pairs with StateWords.publish, behind our enter
    if (VersionWord.index(second) == index && second != VersionWord.NOTHING) {
      return second;
    }
    return settle(words, index, second);
  }

  private static long settle(StateWords words, int held, long second) {
    if (second == VersionWord.NOTHING) {
      words.leave(held);
      return VersionWord.NOTHING;
    }
    int other = 1 - held;
    words.enter(other);
    long third = words.version(); // pairs with StateWords.publish, behind both enters
    if (third == VersionWord.NOTHING) {
      words.leave(other);
      words.leave(held);
      return VersionWord.NOTHING;
    }
    words.leave(VersionWord.index(third) == other ? held : other);
    return third;
  }
}
