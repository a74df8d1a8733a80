package dev.mmapsync.stress;

import dev.mmapsync.os.MemoryBarrier;
import dev.mmapsync.protocol.AddressedStateWords;
import dev.mmapsync.protocol.HoldWord;
import dev.mmapsync.protocol.PublicationRecord;
import dev.mmapsync.protocol.ReaderSlot;
import dev.mmapsync.protocol.RegistryLayout;
import dev.mmapsync.protocol.RegistryWords;
import dev.mmapsync.protocol.SlotScan;
import dev.mmapsync.protocol.StateLayout;
import dev.mmapsync.protocol.VersionWord;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/// What the files of a prefix have in them, in plain memory: the words that the tests of this
/// module race on, through the classes that the library uses, and one word of data.
///
/// [#FIRST] is published at index 0, with its record and both guards.
///
/// Each test has many of them at once, and makes new ones all the time: they come from a ring that
/// is longer than a test ever has in use.
final class SharedFiles {
  static final long FIRST = VersionWord.of(0, 8, 1);
  static final long SECOND = VersionWord.of(1, 8, 2);

  private static final long DATA = RegistryLayout.size(1);
  private static final long STATE = DATA + 2 * Long.BYTES;
  private static final long STRIDE = STATE + 3 * StateLayout.SIZE;
  private static final int COPIES = 1 << 15;
  private static final MemorySegment RING = Arena.global().allocate(COPIES * STRIDE, 64);
  private static final AtomicInteger NEXT = new AtomicInteger();
  private static final VarHandle LONG = ValueLayout.JAVA_LONG.varHandle();
  private static final VarHandle INT = ValueLayout.JAVA_INT.varHandle();

  private final MemorySegment memory;

  final RegistryWords registry;
  final AddressedStateWords state;

  SharedFiles() {
    long at = (NEXT.getAndIncrement() & (COPIES - 1)) * STRIDE;
    memory = RING.asSlice(at, STRIDE);
    memory.asSlice(0, RegistryLayout.record(2)).fill((byte) 0);
    memory.asSlice(RegistryLayout.SLOTS).fill((byte) 0);
    RegistryWords.initialize(memory.asSlice(0, RegistryLayout.size(1)), 1, null, 0);
    registry = new RegistryWords(memory.asSlice(0, RegistryLayout.size(1)));
    state = new AddressedStateWords(memory.asSlice(STATE, StateLayout.SIZE));
    state.setGuard(0);
    state.setGuard(1);
    registry.record(0, record(FIRST, 1));
    state.publish(FIRST);
  }

  static PublicationRecord record(long version, long sequence) {
    return new PublicationRecord(version, sequence, sequence, sequence, sequence, sequence);
  }

  /// The slot, for a new owner.
  ReaderSlot claim() {
    return new ReaderSlot(registry.claim(0, state, 1, 1), null);
  }

  /// The slot, for one thread alone, which enters without a fence.
  ReaderSlot claimAlone() {
    return claimAlone(MemoryBarrier::issueHere);
  }

  /// @param barrier what is called when it is given back
  ReaderSlot claimAlone(BooleanSupplier barrier) {
    return new ReaderSlot(
        registry.claim(0, state, 1, 1), FencelessStress.HAS_BARRIER ? barrier : null);
  }

  /// The first bytes of data index `index`.
  long data(int index) {
    return (long) LONG.get(memory, DATA + (long) index * Long.BYTES);
  }

  void write(int index, long data) {
    LONG.set(memory, DATA + (long) index * Long.BYTES, data);
  }

  /// A writer that has found no slot in its way, and recorded [#SECOND].
  SlotScan scan() {
    var scan = new SlotScan(registry, k -> true, SharedFiles::issueBarrier);
    int _ = scan.look(1);
    registry.record(1, record(SECOND, 2));
    return scan;
  }

  private static void issueBarrier() {
    boolean _ = MemoryBarrier.issueHere();
  }

  /// Whether the writer finds `index` in the slot.
  boolean isHeld(int index) {
    return HoldWord.holds(registry.hold(0), index);
  }

  // Accesses that the library does not make, to see what comes of them.

  /// Enters `index` without a fence.
  void enterWithoutFence(int index) {
    LONG.setOpaque(memory, RegistryLayout.slot(0) + RegistryLayout.HOLD, 1L << 4 | 1L << index);
  }

  /// Enters `index` on a counter, without a fence.
  void countWithoutFence(int index) {
    INT.setOpaque(memory, STATE + StateLayout.readers(index), StateLayout.GUARD | 1);
  }

  /// Publishes with a store that later loads may pass.
  void publishByRelease(long version) {
    LONG.setRelease(memory, STATE + StateLayout.VERSION, version);
  }

  /// Leaves a counter without looking what is in it.
  void leaveBlindly(int index) {
    int _ = (int) INT.getAndAdd(memory, STATE + StateLayout.readers(index), -1);
  }

  /// Gives the slot back without a compare-and-set.
  ///
  /// @return whether it seemed to be idle
  boolean retireWithoutCompare() {
    boolean idle = (registry.hold(0) & 15) == 0;
    if (idle) {
      LONG.setVolatile(memory, RegistryLayout.slot(0) + RegistryLayout.HOLD, registry.hold(0) | 4);
    }
    return idle;
  }
}
