package dev.mmapsync.protocol;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;

/// The words of one registry file, each with its way of access.
///
/// | word | written by | read by | order |
/// |---|---|---|---|
/// | hold | the slot's owner: [ReaderSlot] | the writer: [#hold] | sequentially consistent; leaving is a release |
/// | mark | the writer: [#evict], [#detach] | the owner: [ReaderSlot] | sequentially consistent; acquire |
/// | record | the writer: [#record], [#emptyRecord] | readers: [#recordOf]; owners of slots: [ReaderSlot] | release; acquire. Whole for whoever is registered on its index and finds no mark afterwards |
/// | foreign generation | the writer: [#addForeignGeneration] | readers: [#foreignGeneration] | sequentially consistent |
/// | joined | whoever will enter without a fence: [#join] | the writer: [#joined] | sequentially consistent |
/// | high-water mark | owners, as they claim: [#raiseHighWaterMark] | the writer: [#highWaterMark] | sequentially consistent |
///
/// A slot's owner enters and then loads the version, a writer publishes and then loads the holds of
/// its next index: either out of order tears (`model/`).
///
/// At an absolute address, as [AddressedStateWords]: the memory stays mapped for as long as this
/// object can be reached. For any number of threads and processes.
public final class RegistryWords {
  private static final VarHandle LONG = SharedMemory.LONG;
  private static final VarHandle INT = SharedMemory.INT;
  private static final MemorySegment MEMORY = SharedMemory.ALL;

  private final MemorySegment owner;
  private final long base;
  private final int slots;
  private final int flags;
  private final long kernel;

  /// The words in `mapping`, which must be unmapped by nothing but its own unreachability.
  ///
  /// @throws IllegalArgumentException if it is no registry, with what is wrong
  public RegistryWords(MemorySegment mapping) {
    this.owner = mapping;
    this.base = mapping.address();
    this.slots = requireRegistry(mapping);
    this.flags = value(mapping, RegistryLayout.FLAGS);
    this.kernel = (long) LONG.getOpaque(mapping, RegistryLayout.KERNEL);
    require("flags", flags & ~RegistryLayout.KNOWN_FLAGS, 0);
  }

  private static int requireRegistry(MemorySegment mapping) {
    if (mapping.byteSize() < RegistryLayout.SLOTS) {
      throw new IllegalArgumentException("too short: size=" + mapping.byteSize());
    }
    require("magic", (long) LONG.get(mapping, RegistryLayout.MAGIC), RegistryLayout.MAGIC_WORD);
    require("layout", value(mapping, RegistryLayout.VERSION), RegistryLayout.LAYOUT_VERSION);
    require("stride", value(mapping, RegistryLayout.STRIDE), RegistryLayout.SLOT_STRIDE);
    require("offset", value(mapping, RegistryLayout.OFFSET), RegistryLayout.SLOTS);
    int slots = value(mapping, RegistryLayout.SLOT_COUNT);
    if (slots <= 0 || RegistryLayout.size(slots) > mapping.byteSize()) {
      throw new IllegalArgumentException(
          "more slots than it has room for: size=" + mapping.byteSize() + " slots=" + slots);
    }
    return slots;
  }

  private static int value(MemorySegment mapping, long offset) {
    return (int) INT.getOpaque(mapping, offset);
  }

  private static void require(String name, long found, long expected) {
    if (found != expected) {
      throw new IllegalArgumentException(
          "not a registry of this version: %s=%x expected=%x".formatted(name, found, expected));
    }
  }

  /// Puts the header into a new file, which nobody knows yet.
  ///
  /// @param before the state, if it has publications of before: guards that are there say that
  ///   readers may have slots in a registry that is gone
  /// @param kernel what tells it from others if its writers execute barriers; 0 = they do not
  public static void initialize(
      MemorySegment mapping, int slots, @Nullable StateWords before, long kernel) {
    int flags = kernel == 0 ? 0 : RegistryLayout.BARRIERS;
    LONG.set(mapping, RegistryLayout.KERNEL, kernel);
    for (int index = 0; before != null && index < 2; index++) {
      flags |= before.isGuarded(index) ? RegistryLayout.UNKNOWN_READERS << index : 0;
    }
    INT.set(mapping, RegistryLayout.FLAGS, flags);
    LONG.set(mapping, RegistryLayout.MAGIC, RegistryLayout.MAGIC_WORD);
    INT.set(mapping, RegistryLayout.VERSION, RegistryLayout.LAYOUT_VERSION);
    INT.set(mapping, RegistryLayout.SLOT_COUNT, slots);
    INT.set(mapping, RegistryLayout.STRIDE, (int) RegistryLayout.SLOT_STRIDE);
    INT.set(mapping, RegistryLayout.OFFSET, (int) RegistryLayout.SLOTS);
  }

  /// How many slots there are.
  public int slots() {
    return slots;
  }

  // ---- header

  /// Whether each writer executes a barrier in other processes, before it looks at the slots.
  public boolean hasBarriers() {
    return (flags & RegistryLayout.BARRIERS) != 0;
  }

  /// Whether those barriers are of `kernel`, and of no other.
  public boolean hasBarriersOf(long kernel) {
    return hasBarriers() && kernel != 0 && kernel == this.kernel;
  }

  /// Whether the data file of `index` may have readers whom this registry does not know: it is
  /// still the one that it was when this registry took the place of one that was gone. Flags never
  /// change, and an index that has ever been recorded has the name of a file in its record.
  public boolean hasUnknownReaders(int index) {
    var record = recordOf(index);
    return (flags & RegistryLayout.UNKNOWN_READERS << index) != 0
        && record.device() == 0
        && record.inode() == 0;
  }

  /// How often a writer with a registry has come after one without.
  public int foreignGeneration() {
    return intVolatile(RegistryLayout.FOREIGN_GENERATION);
  }

  /// Says that a writer without a registry was here. Only for the writer.
  public void addForeignGeneration() {
    try {
      int _ = (int) INT.getAndAdd(MEMORY, base + RegistryLayout.FOREIGN_GENERATION, 1);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  /// Counts one more process that barriers reach, and that relies on them from now on. Behind the
  /// joining, before the first entry without a fence: a writer that does not see it yet has
  /// published before, and what it published is seen by whoever enters.
  public void join() {
    try {
      long _ = (long) LONG.getAndAdd(MEMORY, base + RegistryLayout.JOINED, 1L);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  /// How many have joined. Behind the load of the version; pairs with [#join].
  public long joined() {
    return longVolatile(RegistryLayout.JOINED);
  }

  /// Slots from here on were never claimed. Never more than there are, whatever the file says.
  public int highWaterMark() {
    int mark = intVolatile(RegistryLayout.HIGH_WATER_MARK);
    return mark < 0 || mark > slots ? slots : mark;
  }

  /// Makes the writer look at slot `k`.
  void raiseHighWaterMark(int k) {
    try {
      long at = base + RegistryLayout.HIGH_WATER_MARK;
      int mark;
      do {
        mark = (int) INT.getVolatile(MEMORY, at);
      } while (Integer.compareUnsigned(mark, k + 1) < 0
          && !INT.compareAndSet(MEMORY, at, mark, k + 1));
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  // ---- records

  /// The number in the record of `index`.
  public long sequence(int index) {
    return longAcquire(RegistryLayout.record(index) + RegistryLayout.RECORD_SEQUENCE);
  }

  /// Whether the record of its index has `version`.
  public boolean isRecorded(long version) {
    long at = RegistryLayout.record(VersionWord.index(version));
    return longAcquire(at + RegistryLayout.RECORD_WORD) == version;
  }

  /// Whether the record of `index` is that of publication number `sequence`, and not emptied.
  boolean isRecordOf(int index, long sequence) {
    return sequence(index) == sequence
        && longAcquire(RegistryLayout.record(index) + RegistryLayout.RECORD_WORD)
            != VersionWord.NOTHING;
  }

  /// The record of `index`, word by word.
  public PublicationRecord recordOf(int index) {
    long at = RegistryLayout.record(index);
    return new PublicationRecord(
        longAcquire(at + RegistryLayout.RECORD_WORD),
        longAcquire(at + RegistryLayout.RECORD_SEQUENCE),
        longAcquire(at + RegistryLayout.RECORD_TIME),
        longAcquire(at + RegistryLayout.RECORD_DEVICE),
        longAcquire(at + RegistryLayout.RECORD_INODE),
        longAcquire(at + RegistryLayout.RECORD_FINGERPRINT));
  }

  /// The number of the last publication that has a record.
  public long lastSequence() {
    return Math.max(sequence(0), sequence(1));
  }

  /// Fills the record of `index`, before its version is published. Only for the writer.
  public void record(int index, PublicationRecord record) {
    long at = RegistryLayout.record(index);
    setRelease(at + RegistryLayout.RECORD_WORD, VersionWord.NOTHING);
    VarHandle.storeStoreFence();
    setRelease(at + RegistryLayout.RECORD_SEQUENCE, record.sequence());
    setRelease(at + RegistryLayout.RECORD_TIME, record.epochNanos());
    setRelease(at + RegistryLayout.RECORD_DEVICE, record.device());
    setRelease(at + RegistryLayout.RECORD_INODE, record.inode());
    setRelease(at + RegistryLayout.RECORD_FINGERPRINT, record.fingerprint());
    setRelease(at + RegistryLayout.RECORD_WORD, record.word());
  }

  /// Takes the word out of the record of `index`, before its file is replaced. Only for the writer.
  public void emptyRecord(int index) {
    try {
      long at = base + RegistryLayout.record(index) + RegistryLayout.RECORD_WORD;
      LONG.setVolatile(MEMORY, at, VersionWord.NOTHING);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  // ---- slots, from outside

  /// The hold of slot `k`.
  public long hold(int k) {
    return longVolatile(RegistryLayout.slot(k) + RegistryLayout.HOLD);
  }

  /// The mark of slot `k`.
  public long mark(int k) {
    return longVolatile(RegistryLayout.slot(k) + RegistryLayout.MARK);
  }

  /// Marks `index` of `hold` in slot `k` as evicted. Only for the writer, which stores no byte
  /// before.
  public void evict(int k, long hold, int index) {
    setMark(k, HoldWord.evicting(mark(k), hold, index));
  }

  /// Marks `index` of `hold` in slot `k` as detached. Only for the writer, behind its rename.
  public void detach(int k, long hold, int index) {
    setMark(k, HoldWord.detaching(mark(k), hold, index));
  }

  private void setMark(int k, long mark) {
    try {
      LONG.setVolatile(MEMORY, base + RegistryLayout.slot(k) + RegistryLayout.MARK, mark);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  /// Who owns slot `k`, as it says: for people. A process in another PID namespace has another
  /// number there.
  public long pid(int k) {
    return longAcquire(RegistryLayout.slot(k) + RegistryLayout.PID);
  }

  /// Since when, nanoseconds since 1970 UTC: for people.
  public long claimedAt(int k) {
    return longAcquire(RegistryLayout.slot(k) + RegistryLayout.CLAIMED_AT);
  }

  // ---- slots, for their owner

  /// Makes slot `k` ready for its owner, who has its lock: what a dead one left there must go, and
  /// the writer must look there, before anybody enters. It begins with a sequence that no owner
  /// before has entered from: who has given the slot back, and is late, fails to.
  ///
  /// @param words of the state that this registry belongs to
  public SlotClaim claim(int k, AddressedStateWords words, long pid, long epochNanos) {
    setRelease(RegistryLayout.slot(k) + RegistryLayout.PID, pid);
    setRelease(RegistryLayout.slot(k) + RegistryLayout.CLAIMED_AT, epochNanos);
    long idle = HoldWord.afterwards(hold(k));
    try {
      LONG.setVolatile(MEMORY, base + RegistryLayout.slot(k) + RegistryLayout.HOLD, idle);
    } finally {
      Reference.reachabilityFence(owner);
    }
    raiseHighWaterMark(k);
    return new SlotClaim(this, words, k, idle);
  }

  // ---- access

  /// Where the registry is mapped, for as long as this object can be reached.
  long address() {
    return base;
  }

  private int intVolatile(long offset) {
    try {
      return (int) INT.getVolatile(MEMORY, base + offset);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  private long longVolatile(long offset) {
    try {
      return (long) LONG.getVolatile(MEMORY, base + offset);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  private long longAcquire(long offset) {
    try {
      return (long) LONG.getAcquire(MEMORY, base + offset);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }

  private void setRelease(long offset, long value) {
    try {
      LONG.setRelease(MEMORY, base + offset, value);
    } finally {
      Reference.reachabilityFence(owner);
    }
  }
}
