package dev.mmapsync.protocol;

import java.lang.ref.Reference;

/// One slot of a registry, for the process that owns it: at most one snapshot at a time is
/// registered here.
///
/// Entering is one compare-and-set on a word that no other process writes, and leaving one release
/// store, so readers share no cache line. The compare-and-set is what keeps two threads of the
/// process apart: it fails while the slot is in use.
///
/// [#tryEnter] and [#tryRetire] are for any thread; all others for the one that has entered.
public final class ReaderSlot {
  private final RegistryWords registry;
  private final int number;
  private final long holdAt;
  private final long markAt;

  /// What is in `hold`, as far as this process knows. Written by the thread that has entered, in
  /// between its compare-and-set and its release store, which hand it on. A thread that sees an
  /// older one finds the slot taken.
  private long held;

  ReaderSlot(RegistryWords registry, int number, long address, long idle) {
    this.registry = registry;
    this.number = number;
    this.holdAt = address + RegistryLayout.HOLD;
    this.markAt = address + RegistryLayout.MARK;
    this.held = idle;
  }

  /// Which slot of the registry it is.
  public int number() {
    return number;
  }

  /// Registers on data index `index`, with a new sequence.
  ///
  /// Pairs with the writer's loads of [RegistryWords#hold]: the version is loaded behind it.
  ///
  /// @return whether the slot was idle
  public boolean tryEnter(int index) {
    try {
      long idle = held;
      long next = HoldWord.next(idle, index);
      if (!HoldWord.isIdle(idle)
          || !RegistryWords.LONG.compareAndSet(RegistryWords.MEMORY, holdAt, idle, next)) {
        return false;
      }
      held = next;
      return true;
    } finally {
      Reference.reachabilityFence(registry);
    }
  }

  /// Registers on `index` as well.
  void enterToo(int index) {
    held = HoldWord.with(held, index);
    try {
      RegistryWords.LONG.setVolatile(RegistryWords.MEMORY, holdAt, held);
    } finally {
      Reference.reachabilityFence(registry);
    }
  }

  /// Gives back `index`, and keeps the other one.
  void leaveOne(int index) {
    held = HoldWord.without(held, index);
    release();
  }

  /// Gives back all of it. What was read before is read when the writer sees it.
  public void leave() {
    held = HoldWord.idle(held);
    release();
  }

  private void release() {
    try {
      RegistryWords.LONG.setRelease(RegistryWords.MEMORY, holdAt, held);
    } finally {
      Reference.reachabilityFence(registry);
    }
  }

  /// Whether the writer no longer heeds what is held of `index`, of either kind.
  public boolean isMarked(int index) {
    return HoldWord.isMarked(held, mark(), index);
  }

  /// Whether the writer overwrites, or has overwritten, what is held of `index`.
  public boolean isEvicted(int index) {
    return HoldWord.isEvicted(held, mark(), index);
  }

  /// Whether the writer has put a new file in the place of what is held of `index`.
  public boolean isDetached(int index) {
    return HoldWord.isDetached(held, mark(), index);
  }

  private long mark() {
    try {
      return (long) RegistryWords.LONG.getAcquire(RegistryWords.MEMORY, markAt);
    } finally {
      Reference.reachabilityFence(registry);
    }
  }

  /// Whether a thread of this process holds `index` here. For any thread.
  public boolean isHolding(int index) {
    return HoldWord.holds(registry.hold(number), index);
  }

  /// Makes sure that nobody enters any more. For any thread, before the slot is unlocked.
  ///
  /// @return false while it is in use
  public boolean tryRetire() {
    long hold = registry.hold(number);
    try {
      return (hold & HoldWord.RETIRED) != 0
          || (HoldWord.isIdle(hold)
              && RegistryWords.LONG.compareAndSet(
                  RegistryWords.MEMORY, holdAt, hold, hold | HoldWord.RETIRED));
    } finally {
      Reference.reachabilityFence(registry);
    }
  }
}
