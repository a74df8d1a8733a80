package dev.mmapsync.protocol;

/// The words of one state file, each with its one way of access.
///
/// | word | written by | read by | order |
/// |---|---|---|---|
/// | version | the writer: [#publish] | everybody: [#version] | sequentially consistent |
/// | readers\[i\] | readers: [#enter], [#leave]; the writer: [#resetReaders], [#setGuard] | the writer: [#readers]; readers with a slot: [#isGuarded] | sequentially consistent |
///
/// All of it is sequentially consistent, because both sides store and then load another word: a
/// reader enters and then loads the version, the writer publishes and then loads the readers of its
/// next write. Either pair out of order tears (`model/` shows both).
///
/// The memory stays mapped for as long as this object can be reached. For any number of threads and
/// processes.
public abstract sealed class StateWords permits AddressedStateWords, SegmentStateWords {

  StateWords() {}

  /// The version word. Pairs with [#publish]: what was written to the data file before is visible
  /// after.
  public abstract long version();

  /// Makes `version` the current one.
  public abstract void publish(long version);

  /// Counts one reader more on data index `index`.
  public abstract void enter(int index);

  /// Counts one reader less on data index `index`, never below zero and never into the guard: after
  /// a reset there is nothing left to take away.
  public abstract void leave(int index);

  /// The counter of data index `index` as it is, guard included. See [StateLayout#count].
  public abstract int readers(int index);

  /// Forgets all readers of data index `index`.
  ///
  /// @param guarded whether the guard is there afterwards
  public abstract void resetReaders(int index, boolean guarded);

  /// Sets the guard of data index `index`. Only for a writer with a registry.
  public abstract void setGuard(int index);

  /// Whether a writer without a registry would give the readers of data index `index` their grace.
  public final boolean isGuarded(int index) {
    return StateLayout.isGuarded(readers(index));
  }

  /// Whether both guards are set.
  public final boolean areGuarded() {
    return isGuarded(0) && isGuarded(1);
  }
}
