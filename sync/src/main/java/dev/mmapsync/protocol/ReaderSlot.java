package dev.mmapsync.protocol;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;

/// One slot of a registry, for the process that owns it: at most one snapshot at a time is
/// registered here.
///
/// Entering is a compare-and-set on a word that no other process writes, which fails while the slot
/// is in use; leaving is one release store. So readers share no cache line.
///
/// What is in `hold` is handed from step to step by the caller: a snapshot knows it, and closing
/// one waits for no load. [#tryRetire] is for any thread; all others but [#tryEnter] and [#again]
/// are for the one that has entered.
public class ReaderSlot {
  private static final VarHandle LONG = SharedMemory.LONG;
  private static final VarHandle INT = SharedMemory.INT;
  private static final MemorySegment MEMORY = SharedMemory.ALL;

  /// What entering returns if it fails: no hold, since none is of no index.
  public static final long NOT_ENTERED = 0;

  private final RegistryWords registry;
  private final StateWords words;
  private final int number;

  // Places. A read makes addresses of them before it enters: behind a locked instruction
  // everything waits.
  private final long slot;
  private final long header;
  private final long state;

  /// What was acquired last, and its number; [VersionWord#NOTHING] = nothing. Written by the thread
  /// that has entered, read by the next one behind its entering; before that it is a guess.
  private long version;

  private long sequence;

  /// Set before the slot is given back, looked at between the load of `hold` and what changes it:
  /// then the `hold` that was loaded is still one of this process.
  private volatile boolean retiring;

  /// The slot that was claimed.
  public ReaderSlot(SlotClaim claim) {
    this.registry = claim.registry();
    this.words = claim.words();
    this.number = claim.number();
    this.slot = SharedMemory.place(registry.address() + RegistryLayout.slot(number));
    this.header = SharedMemory.place(registry.address());
    this.state = SharedMemory.place(claim.words().address());
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

  /// Acquires what was acquired last, if it is still the current publication. See [SlotAcquire].
  ///
  /// The foreign generation is not loaded: a writer adds to it only after it has emptied both
  /// records, so as long as this record is there, the generation is the one that was loaded when
  /// the publication was acquired for the first time.
  ///
  /// @return what is in `hold` from now on, or [#NOT_ENTERED], and nothing is held
  public final long again() {
    long atSlot = SharedMemory.at(slot);
    long atHeader = SharedMemory.at(header);
    long atState = SharedMemory.at(state);
    int index = VersionWord.index(version);
    try {
      long hold = enter(atSlot, index);
      if (hold != NOT_ENTERED) {
        long known = version;
        if (known != VersionWord.NOTHING
            && VersionWord.index(known) == index
            && isCurrent(atHeader, atState, known, sequence, index)
            && !HoldWord.isMarked(hold, mark(atSlot), index)) {
          return hold;
        }
        leave(hold);
      }
      return NOT_ENTERED;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private static boolean isCurrent(
      long atHeader, long atState, long version, long sequence, int index) {
    long atRecord = atHeader + RegistryLayout.record(index);
    return (long) LONG.getVolatile(MEMORY, atState + StateLayout.VERSION) // pairs with publish
            == version
        && isGuarded(atState, index) // before the record, which a foreign writer leaves as it is
        && (long) LONG.getAcquire(MEMORY, atRecord + RegistryLayout.RECORD_WORD) == version
        && (long) LONG.getAcquire(MEMORY, atRecord + RegistryLayout.RECORD_SEQUENCE) == sequence;
  }

  /// Remembers what was acquired, for [#again].
  protected final void know(long version, long sequence) {
    this.version = version;
    this.sequence = sequence;
  }

  /// Whether nothing at all happened to what is held, asked after its last use.
  ///
  /// The guard comes before the generation: the other way round, a foreign write and the repair
  /// behind it fit in between.
  ///
  /// @param hold of one index
  /// @param generation the foreign generation when it was acquired
  public final boolean isIntact(long hold, int generation) {
    VarHandle.loadLoadFence(); // what was read of the data comes before the mark
    int index = HoldWord.index(hold);
    try {
      return !HoldWord.isMarked(hold, mark(SharedMemory.at(slot)), index)
          && isGuarded(SharedMemory.at(state), index)
          && generation(SharedMemory.at(header)) == generation;
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private static boolean isGuarded(long atState, int index) {
    long at = atState + StateLayout.readers(index);
    return StateLayout.isGuarded((int) INT.getVolatile(MEMORY, at));
  }

  private static int generation(long atHeader) {
    return (int) INT.getVolatile(MEMORY, atHeader + RegistryLayout.FOREIGN_GENERATION);
  }

  // ---- entering and leaving

  /// Registers on data index `index`, with a new sequence.
  ///
  /// @return what is in `hold` from now on, or [#NOT_ENTERED] if the slot is in use or has been
  ///   given back
  public final long tryEnter(int index) {
    try {
      return enter(SharedMemory.at(slot), index);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /// Pairs with the writer's loads of [RegistryWords#hold]: the version is loaded behind it.
  ///
  /// A slot that was given back in between, and that another process has claimed, does not have the
  /// same sequence any more: claiming adds to it.
  private long enter(long atSlot, int index) {
    long idle = (long) LONG.getAcquire(MEMORY, atSlot + RegistryLayout.HOLD);
    long next = HoldWord.next(idle, index);
    return !retiring
            && HoldWord.isIdle(idle)
            && LONG.compareAndSet(MEMORY, atSlot + RegistryLayout.HOLD, idle, next)
        ? next
        : NOT_ENTERED;
  }

  /// Registers on `index` as well, with a full fence behind it.
  ///
  /// @return what is in `hold` from now on
  final long enterToo(long hold, int index) {
    long both = HoldWord.with(hold, index);
    try {
      LONG.setVolatile(MEMORY, SharedMemory.at(slot) + RegistryLayout.HOLD, both);
    } finally {
      Reference.reachabilityFence(this);
    }
    return both;
  }

  /// Gives back `index`, and keeps the other one.
  final void leaveOne(long hold, int index) {
    release(HoldWord.without(hold, index));
  }

  /// Gives back all of it. What was read before is read when the writer sees it.
  public final void leave(long hold) {
    release(HoldWord.idle(hold));
  }

  private void release(long hold) {
    try {
      LONG.setRelease(MEMORY, SharedMemory.at(slot) + RegistryLayout.HOLD, hold);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /// Whether the writer no longer heeds what `hold` has of `index`, of either kind.
  public final boolean isMarked(long hold, int index) {
    return HoldWord.isMarked(hold, mark(), index);
  }

  /// Whether the writer overwrites, or has overwritten, what `hold` has of `index`.
  public final boolean isEvicted(long hold, int index) {
    return HoldWord.isEvicted(hold, mark(), index);
  }

  /// Whether the writer has put a new file in the place of what `hold` has of `index`.
  public final boolean isDetached(long hold, int index) {
    return HoldWord.isDetached(hold, mark(), index);
  }

  private long mark() {
    try {
      return mark(SharedMemory.at(slot));
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private static long mark(long atSlot) {
    return (long) LONG.getAcquire(MEMORY, atSlot + RegistryLayout.MARK);
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
              && LONG.compareAndSet(
                  MEMORY,
                  SharedMemory.at(slot) + RegistryLayout.HOLD,
                  hold,
                  hold | HoldWord.RETIRED));
    } finally {
      Reference.reachabilityFence(this);
    }
  }
}
