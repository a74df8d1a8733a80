package dev.mmapsync.protocol;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One slot of a registry, for the process that owns it: at most one snapshot at a time is
/// registered here.
///
/// Entering is a compare-and-set on a word that no other process writes, which fails while the slot
/// is in use; leaving is one release store. So readers share no cache line. A slot that is for one
/// thread at a time is entered by a store without a fence: writers execute the fence, in this
/// process, before they look.
///
/// What is in `hold` is handed from step to step by the caller: a snapshot knows it, and closing
/// one waits for no load. [#tryRetire] is for any thread; all others but [#tryEnter] and [#again]
/// are for the one that has entered.
public class ReaderSlot extends CacheLinePadding {
  private static final VarHandle LONG = SharedMemory.LONG;
  private static final VarHandle INT = SharedMemory.INT;
  private static final VarHandle USING = using();
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

  /// Executes a full memory barrier in all threads of this process; false if it failed. Null = any
  /// number of threads enter, and need none.
  private final @Nullable BooleanSupplier barrier;

  /// What was acquired last, and its number; [VersionWord#NOTHING] = nothing. Written by the thread
  /// that has entered, read by the next one behind its entering; before that it is a guess.
  private long version;

  private long sequence;

  /// What one thread alone enters with: said here before it is said in `hold`, which may be another
  /// process's by then. Opaque and release stores of that thread; acquire loads of others.
  private long using;

  /// Set before the slot is given back, looked at between the load of `hold` and what changes it:
  /// then the `hold` that was loaded is still one of this process.
  private volatile boolean retiring;

  /// The slot that was claimed.
  ///
  /// @param barrier executes a full memory barrier in all threads of this process, and returns
  ///   false if it failed: then one thread at a time enters, without one. Null = any number of them
  public ReaderSlot(SlotClaim claim, @Nullable BooleanSupplier barrier) {
    this.registry = claim.registry();
    this.words = claim.words();
    this.number = claim.number();
    this.slot = SharedMemory.place(registry.address() + RegistryLayout.slot(number));
    this.header = SharedMemory.place(registry.address());
    this.state = SharedMemory.place(claim.words().address());
    this.barrier = barrier;
    this.using = claim.idle();
  }

  private static VarHandle using() {
    try {
      return MethodHandles.lookup().findVarHandle(ReaderSlot.class, "using", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
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
      long hold = enterShared(atSlot, index);
      long known = version;
      return hold == NOT_ENTERED
              || (VersionWord.index(known) == index
                  && isStill(hold, known, sequence, atSlot, atHeader, atState))
          ? hold
          : left(hold);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  /// As [#again], in a slot that only the calling thread enters.
  public final long againAlone() {
    if (barrier == null) {
      return again();
    }
    long atSlot = SharedMemory.at(slot);
    long atHeader = SharedMemory.at(header);
    long atState = SharedMemory.at(state);
    long known = version;
    long number = sequence;
    try {
      long hold = enterAlone(atSlot, VersionWord.index(known));
      return hold == NOT_ENTERED || isStill(hold, known, number, atSlot, atHeader, atState)
          ? hold
          : left(hold);
    } finally {
      Reference.reachabilityFence(this);
    }
  }

  private static boolean isStill(
      long hold, long version, long sequence, long atSlot, long atHeader, long atState) {
    int index = VersionWord.index(version);
    long atRecord = atHeader + RegistryLayout.record(index);
    return version != VersionWord.NOTHING
        && (long) LONG.getVolatile(MEMORY, atState + StateLayout.VERSION) // pairs with publish
            == version
        && isGuarded(atState, index) // before the record, which a foreign writer leaves as it is
        && (long) LONG.getAcquire(MEMORY, atRecord + RegistryLayout.RECORD_WORD) == version
        && (long) LONG.getAcquire(MEMORY, atRecord + RegistryLayout.RECORD_SEQUENCE) == sequence
        && !HoldWord.isMarked(hold, mark(atSlot), index);
  }

  private long left(long hold) {
    leave(hold);
    return NOT_ENTERED;
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

  private long enter(long atSlot, int index) {
    return barrier == null ? enterShared(atSlot, index) : enterAlone(atSlot, index);
  }

  /// Pairs with the writer's loads of [RegistryWords#hold]: the version is loaded behind it.
  ///
  /// A slot that was given back in between, and that another process has claimed, does not have the
  /// same sequence any more: claiming adds to it.
  private long enterShared(long atSlot, int index) {
    long idle = (long) LONG.getAcquire(MEMORY, atSlot + RegistryLayout.HOLD);
    long next = HoldWord.next(idle, index);
    return !retiring
            && HoldWord.isIdle(idle)
            && LONG.compareAndSet(MEMORY, atSlot + RegistryLayout.HOLD, idle, next)
        ? next
        : NOT_ENTERED;
  }

  /// Two stores, each before the loads behind it, with no fence but the one that others execute in
  /// this thread:
  ///
  /// 1. `using`, before `retiring`. Pairs with [#tryRetire]: either it finds the slot in use, or
  ///    `hold` is not touched.
  /// 2. `hold`, before the version. Pairs with the writer's loads of [RegistryWords#hold].
  ///
  /// That the compiler keeps them there is what each loading back is for: an access of the same
  /// word comes behind the store, and what follows an acquire comes behind that.
  private long enterAlone(long atSlot, int index) {
    long idle = using;
    if (!HoldWord.isIdle(idle)) {
      return NOT_ENTERED;
    }
    long next = HoldWord.next(idle, index);
    USING.setOpaque(this, next);
    long _ = (long) USING.getAcquire(this);
    if (retiring) {
      USING.setRelease(this, idle);
      return NOT_ENTERED;
    }
    LONG.setOpaque(MEMORY, atSlot + RegistryLayout.HOLD, next);
    long _ = (long) LONG.getAcquire(MEMORY, atSlot + RegistryLayout.HOLD);
    return next;
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
    long idle = HoldWord.idle(hold);
    release(idle);
    if (barrier != null) {
      USING.setRelease(this, idle); // behind `hold`, which can be another's as soon as this is idle
    }
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

  /// Whether a snapshot is registered here, or about to be. For any thread.
  public final boolean isInUse() {
    return barrier == null
        ? isHolding(0) || isHolding(1)
        : !HoldWord.isIdle((long) USING.getAcquire(this));
  }

  /// Makes sure that nobody enters any more. For any thread, before the slot is unlocked.
  ///
  /// @return false while it is in use
  public final boolean tryRetire() {
    retiring = true;
    if (barrier != null) {
      return barrier.getAsBoolean() && !isInUse();
    }
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
