package dev.mmapsync;

import dev.mmapsync.file.DataMapping;
import dev.mmapsync.file.Host;
import dev.mmapsync.file.RegistryFile;
import dev.mmapsync.file.Watch;
import dev.mmapsync.protocol.RegistryWords;
import dev.mmapsync.protocol.SlotClaim;
import dev.mmapsync.protocol.StateWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The slots of one registry that one reader of this process has claimed, and who uses them.
///
/// Claimed as they are needed: the first read claims one, threads that meet at a slot make it more,
/// and each snapshot that is open at the same time needs one. A thread begins to look at a place
/// that its number gives, so that threads rarely meet, and nothing is kept per thread.
///
/// For any number of threads.
final class ReaderSlots<V> implements Watch.Watched {
  /// Up to so many slots are claimed because threads meet, and not because there is no other way.
  private static final int SPREAD =
      Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors());

  /// When a registry is full, so long nobody asks again.
  private static final long FULL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final ClaimedSlot<?>[] NONE = {};

  private final Host host;
  private final RegistryFile file;
  private final RegistryWords registry;
  private final StateWords words;
  private final BiConsumer<? super Publication<V>, Fate> listener;

  /// The slots that any thread may borrow; its length is a power of two, or 0. Written under the
  /// lock of this object, never changed.
  private volatile ClaimedSlot<V>[] shared = none();

  /// The data files as they were mapped last for these slots, and for nobody else: they may be
  /// released.
  private final DataMappings atHand = new DataMappings();

  /// What was read last through one of these slots. A volatile write by whoever switches; a thread
  /// that sees an older one switches for itself.
  private volatile @Nullable Publication<V> current;

  private final List<ClaimedSlot<V>> claimed = new ArrayList<>();
  private final List<ClaimedSlot<V>> spare = new ArrayList<>();
  private final List<DataMapping> retired = new ArrayList<>();
  private final BitSet own = new BitSet();
  private int nextToAsk;
  private long fullSince;
  private boolean full;
  private boolean closed;

  ReaderSlots(
      Host host,
      RegistryFile file,
      StateWords words,
      BiConsumer<? super Publication<V>, Fate> listener) {
    this.host = host;
    this.file = file;
    this.registry = file.words();
    this.words = words;
    this.listener = listener;
  }

  @SuppressWarnings("unchecked") // it has no elements
  static <V> ClaimedSlot<V>[] none() {
    return (ClaimedSlot<V>[]) NONE;
  }

  RegistryWords registry() {
    return registry;
  }

  DataMappings atHand() {
    return atHand;
  }

  @Nullable Publication<V> current() {
    return current;
  }

  /// A publication has been acquired that is not [#current].
  void switchTo(Publication<V> publication) {
    current = publication;
    retireReplaced();
  }

  /// Whether this is still the registry of the prefix.
  boolean isInPlace() {
    try {
      return file.isInPlace();
    } catch (IOException e) {
      return true; // a folder that cannot be looked at says nothing
    }
  }

  /// The slots that any thread may borrow, in use or not: as many as a power of two, or none.
  ClaimedSlot<V>[] shared() {
    return shared;
  }

  /// Where the current thread begins to look among `length` slots.
  static int place(int length) {
    return (int) Thread.currentThread().threadId() & (length - 1);
  }

  /// Enters data index `index` of any slot.
  ///
  /// @return null if there is none left, or this is closed
  @Nullable Entered<V> enter(int index) {
    while (true) {
      var slots = shared;
      int start = slots.length == 0 ? 0 : place(slots.length);
      for (int i = 0; i < slots.length; i++) {
        var entered = Entered.tryOf(slots[(start + i) & (slots.length - 1)], index);
        if (entered != null) {
          if (i > 0 && slots.length < SPREAD) {
            grow(slots);
          }
          return entered;
        }
      }
      if (!grow(slots)) {
        return null;
      }
    }
  }

  /// Doubles the slots that are shared, as far as there are any.
  ///
  /// @return whether there are other ones than `before` now
  private synchronized boolean grow(ClaimedSlot<V>[] before) {
    if (shared.length != before.length) {
      return true;
    }
    int length = Math.max(1, 2 * before.length);
    var wider = Arrays.copyOf(before, length);
    int end = before.length;
    while (end < length) {
      var next = claim(null);
      if (next == null) {
        break;
      }
      wider[end++] = next;
    }
    if (end == before.length) {
      return false;
    }
    for (int i = end; i < length; i++) {
      wider[i] = wider[i - end];
    }
    shared = wider;
    return true;
  }

  /// A slot for one reader alone; null if there is none left, or this is closed.
  synchronized @Nullable ClaimedSlot<V> claimForOne() {
    for (var slot : spare) {
      if (!slot.isInUse()) {
        spare.remove(slot);
        slot.forget();
        return slot;
      }
    }
    return claim(file.barrier().orElse(null));
  }

  /// Takes back a slot that was for one reader alone. It may still be in use.
  synchronized void giveBack(ClaimedSlot<V> slot) {
    spare.add(slot);
  }

  private @Nullable ClaimedSlot<V> claim(@Nullable BooleanSupplier barrier) {
    if (closed || (full && System.nanoTime() - fullSince < FULL_NANOS)) {
      return null;
    }
    try {
      for (int i = 0; i < registry.slots(); i++) {
        int k = nextToAsk;
        nextToAsk = k + 1 == registry.slots() ? 0 : k + 1;
        // An open file is given its own locks again.
        var slot = own.get(k) ? Optional.<SlotClaim>empty() : file.claim(k, words);
        if (slot.isPresent()) {
          full = false;
          return added(slot.get(), barrier);
        }
      }
    } catch (IOException e) {
      // Counters do as well.
    }
    full = true;
    fullSince = System.nanoTime();
    return null;
  }

  private ClaimedSlot<V> added(SlotClaim slot, @Nullable BooleanSupplier barrier) {
    var added = new ClaimedSlot<V>(this, slot, barrier);
    claimed.add(added);
    own.set(slot.number());
    return added;
  }

  // ---- files that have lost their names

  /// Gives back the space of a file that has lost its name, now or when its last user has left.
  void retire(DataMapping mapping) {
    mapping.retire();
    synchronized (this) {
      if (!retired.contains(mapping)) {
        retired.add(mapping);
      }
      retired.removeIf(this::releaseUnlessUsed);
    }
  }

  /// Retires the files that no record names any more.
  synchronized void retireReplaced() {
    var first = registry.recordOf(0);
    var second = registry.recordOf(1);
    var mapped = new ArrayList<@Nullable DataMapping>(claimed.size() + 2);
    mapped.add(atHand.get(0));
    mapped.add(atHand.get(1));
    claimed.forEach(slot -> mapped.add(slot.mapping()));
    for (var mapping : mapped) {
      if (mapping != null && !mapping.isRetired() && !mapping.isNamedBy(first, second)) {
        retire(mapping);
      }
    }
    retired.removeIf(this::releaseUnlessUsed);
  }

  /// Behind a look at the records, or at the mark of somebody who was detached: who does not use
  /// the file by now finds it retired, or another record.
  private boolean releaseUnlessUsed(DataMapping mapping) {
    for (var slot : claimed) {
      if (slot.isUsing(mapping)) {
        return false;
      }
    }
    mapping.release(host);
    return true;
  }

  /// Tells that a snapshot was not what it seemed to be.
  void report(Publication<V> publication, Fate fate) {
    listener.accept(publication, fate);
  }

  // ---- the end

  /// Gives back all slots: those in use when their snapshots have been closed.
  void close() {
    synchronized (this) {
      closed = true;
      shared = none();
    }
    if (look()) {
      Watch.over(this);
    }
  }

  /// On the watching thread.
  @Override
  public synchronized boolean look() {
    for (var iterator = claimed.iterator(); iterator.hasNext(); ) {
      var slot = iterator.next();
      if (slot.tryRetire()) {
        iterator.remove();
        try {
          file.giveBack(slot);
        } catch (IOException e) {
          // Closing the file gives back all of them.
        }
      }
    }
    if (claimed.isEmpty()) {
      file.close();
      return false;
    }
    return true;
  }
}
