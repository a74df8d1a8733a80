package dev.mmapsync.protocol;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;

/// One slot of a registry, for the process that owns it: at most one snapshot at a time is
/// registered here.
///
/// Entering is one locked instruction on a word that no other process writes, and leaving one
/// release store, so readers share no cache line.
///
/// A slot is for any number of threads, which enter by a compare-and-set that fails while the slot
/// is in use, or when it has been given back: whoever owns it next has begun with another sequence.
/// [#tryRetire] is for any thread; all others are for the one that has entered.
public class ReaderSlot {
  private static final VarHandle LONG = RegistryWords.LONG;
  private static final VarHandle INT = RegistryWords.INT;
  private static final MemorySegment MEMORY = RegistryWords.MEMORY;

  private final RegistryWords registry;
  private final StateWords words;
  private final int number;

  // Addresses: a read loads them before its locked instruction, behind which everything waits.
  private final long holdAt;
  private final long markAt;
  private final long recordsAt;
  private final long generationAt;
  private final long versionAt;
  private final long readersAt;

  /// What is in `hold`, as far as this process knows. Written by the thread that has entered, in
  /// between its locked instruction and its release store, which hand it on. A thread that sees an
  /// older one finds the slot taken.
  private long held;

  /// Whether it is being given back. Only a way to find out sooner: what counts is `hold`.
  private volatile boolean retiring;

  /// The slot that was claimed.
  public ReaderSlot(SlotClaim claim) {
    this.registry = claim.registry();
    this.words = claim.words();
    this.number = claim.number();
    long base = registry.address();
    this.holdAt = base + RegistryLayout.slot(number) + RegistryLayout.HOLD;
    this.markAt = base + RegistryLayout.slot(number) + RegistryLayout.MARK;
    this.recordsAt = base + RegistryLayout.RECORDS;
    this.generationAt = base + RegistryLayout.FOREIGN_GENERATION;
    this.versionAt = claim.words().address() + StateLayout.VERSION;
    this.readersAt = claim.words().address() + StateLayout.READERS;
    this.held = claim.idle();
  }

  /// Which slot of the registry it is.
  public final int number() {
    return number;
  }

  /// The words of the registry.
  public final RegistryWords registry() {
    return registry;
  }

  /// The words of the state.
  public final StateWords words() {
    return words;
  }

  // ---- acquiring what was acquired before

  /// Acquires a publication that was acquired before, if it is still the current one. See
  /// [SlotAcquire].
  ///
  /// The foreign generation is not loaded: a writer adds to it only after it has emptied both
  /// records, so as long as this record is there, the generation is the one that was loaded when
  /// the publication was acquired for the first time.
  ///
  /// @param sequence the number of the publication in its record
  /// @return whether it is held now; if not, nothing is
  public final boolean again(long version, long sequence) {
    return tryEnter(VersionWord.index(version)) && isStill(version, sequence);
  }

  private boolean isStill(long version, long sequence) {
    int index = VersionWord.index(version);
    long recordAt = recordsAt + index * RegistryLayout.RECORD_STRIDE;
    try {
      if ((long) LONG.getVolatile(MEMORY, versionAt) == version // pairs with StateWords.publish
          && isGuarded(index) // before the record, which a foreign writer leaves as it is
          && (long) LONG.getAcquire(MEMORY, recordAt + RegistryLayout.RECORD_WORD) == version
          && (long) LONG.getAcquire(MEMORY, recordAt + RegistryLayout.RECORD_SEQUENCE) == sequence
          && !isMarked(index)) {
        return true;
      }
    } finally {
      Reference.reachabilityFence(this);
    }
    leave();
    return false;
  }

  /// Whether nothing at all happened to what is held of `index`, asked after its last use.
  ///
  /// The guard comes before the generation: the other way round, a foreign write and the repair
  /// behind it fit in between.
  ///
  /// @param generation the foreign generation when it was acquired
  public final boolean isIntact(int index, int generation) {
    VarHandle.loadLoadFence(); // what was read of the data comes before the mark
    return !isMarked(index) && isGuarded(index) && generation() == generation;
  }

  private boolean isGuarded(int index) {
    long at = readersAt + index * StateLayout.READERS_STRIDE;
    return StateLayout.isGuarded((int) INT.getVolatile(MEMORY, at));
  }

  private int generation() {
    return (int) INT.getVolatile(MEMORY, generationAt);
  }

  // ---- entering and leaving

  /// Registers on data index `index`, with a new sequence.
  ///
  /// Pairs with the writer's loads of [RegistryWords#hold]: the version is loaded behind it.
  ///
  /// @return whether the slot was idle, and is not being given back
  public final boolean tryEnter(int index) {
    long idle = held;
    long next = HoldWord.next(idle, index);
    try {
      if (retiring || !HoldWord.isIdle(idle) || !LONG.compareAndSet(MEMORY, holdAt, idle, next)) {
        return false;
      }
      held = next;
      return true;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /// With a full fence behind it.
  private void store() {
    try {
      LONG.setVolatile(MEMORY, holdAt, held);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /// Registers on `index` as well.
  final void enterToo(int index) {
    held = HoldWord.with(held, index);
    store();
  }

  /// Gives back `index`, and keeps the other one.
  final void leaveOne(int index) {
    held = HoldWord.without(held, index);
    release();
  }

  /// Gives back all of it. What was read before is read when the writer sees it.
  public final void leave() {
    held = HoldWord.idle(held);
    release();
  }

  private void release() {
    try {
      LONG.setRelease(MEMORY, holdAt, held);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /// Whether the writer no longer heeds what is held of `index`, of either kind.
  public final boolean isMarked(int index) {
    return HoldWord.isMarked(held, mark(), index);
  }

  /// Whether the writer overwrites, or has overwritten, what is held of `index`.
  public final boolean isEvicted(int index) {
    return HoldWord.isEvicted(held, mark(), index);
  }

  /// Whether the writer has put a new file in the place of what is held of `index`.
  public final boolean isDetached(int index) {
    return HoldWord.isDetached(held, mark(), index);
  }

  private long mark() {
    try {
      return (long) LONG.getAcquire(MEMORY, markAt);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /// Whether a thread of this process holds `index` here. For any thread.
  public final boolean isHolding(int index) {
    return HoldWord.holds(registry.hold(number), index);
  }

  /// Makes sure that nobody enters any more. For any thread, before the slot is unlocked.
  ///
  /// @return false while it is in use
  public final boolean tryRetire() {
    retiring = true;
    long hold = registry.hold(number);
    try {
      return (hold & HoldWord.RETIRED) != 0
          || (HoldWord.isIdle(hold)
              && LONG.compareAndSet(MEMORY, holdAt, hold, hold | HoldWord.RETIRED));
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
