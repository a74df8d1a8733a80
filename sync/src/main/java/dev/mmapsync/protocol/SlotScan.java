package dev.mmapsync.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// The reader slots that are in the way of a write, and what becomes of them.
///
/// Each slot is looked at once per write: a reader that enters the next index later finds that it
/// is not the current one. Dead owners cost one question to the kernel, and no wait.
///
/// For the writing thread.
public final class SlotScan {
  /// So often a slot that stays in the way is asked for anew whether its owner lives.
  private static final int ASK_AGAIN = 256;

  private final RegistryWords registry;
  private final IntPredicate owned;
  private final Runnable barrier;

  private int next;
  private int[] slots = new int[8];
  private long[] holds = new long[8];
  private int count;
  private int dead;
  private int rounds;

  /// The number of the publication behind which the barrier of the next write was executed; 0 =
  /// none.
  private long prepared;

  /// A scan of `registry`.
  ///
  /// @param owned whether the owner of a slot lives, as far as one can know
  /// @param barrier executes what readers rely on that enter without a fence, or throws
  public SlotScan(RegistryWords registry, IntPredicate owned, Runnable barrier) {
    this.registry = registry;
    this.owned = owned;
    this.barrier = barrier;
  }

  /// Looks who is in the way of a write of data index `next`.
  ///
  /// @return how many live ones
  public int look(int next) {
    this.next = next;
    count = 0;
    dead = 0;
    rounds = 0;
    int end = registry.highWaterMark();
    if (end > 0 && !isPrepared()) {
      barrier.run(); // behind the load of the version; pairs with ReaderSlot.enterAlone
    }
    for (int k = 0; k < end; k++) {
      long hold = registry.hold(k); // pairs with ReaderSlot.tryEnter
      if (isInTheWay(k, hold) && isAlive(k, hold)) {
        add(k, hold);
      }
    }
    return count;
  }

  /// Executes the barrier of the next write, behind the publication of this one. So nobody waits
  /// for it but the writer.
  ///
  /// It may take the place of the one in [#look] as long as nobody has published since: whoever
  /// enters behind it finds this publication, and whoever has entered before is seen. Others, who
  /// have registered or claimed since, had a full fence behind it.
  public void prepare() {
    if (registry.highWaterMark() > 0) {
      barrier.run(); // behind the publication; pairs with ReaderSlot.enterAlone
      prepared = registry.sequence(next);
    }
  }

  /// Whether the current publication is the one that this was prepared behind. A version word can
  /// come again, the number of a publication cannot; and where a writer without a registry has
  /// published, records are empty.
  private boolean isPrepared() {
    return prepared != 0 && registry.isRecordOf(1 - next, prepared);
  }

  private boolean isInTheWay(int k, long hold) {
    return HoldWord.holds(hold, next) && !HoldWord.isMarked(hold, registry.mark(k), next);
  }

  /// A dead owner is marked at once: whoever owns the slot next has another sequence.
  private boolean isAlive(int k, long hold) {
    if (owned.test(k)) {
      return true;
    }
    registry.evict(k, hold, next);
    dead++;
    return false;
  }

  private void add(int k, long hold) {
    if (count == slots.length) {
      slots = Arrays.copyOf(slots, 2 * count);
      holds = Arrays.copyOf(holds, 2 * count);
    }
    slots[count] = k;
    holds[count++] = hold;
  }

  /// Whether all that were in the way have left by now.
  public boolean isFree() {
    boolean ask = ++rounds % ASK_AGAIN == 0;
    int kept = 0;
    for (int i = 0; i < count; i++) {
      long hold = registry.hold(slots[i]);
      boolean same = isSameSequence(hold, holds[i]);
      if (same && isInTheWay(slots[i], hold) && (!ask || isAlive(slots[i], hold))) {
        slots[kept] = slots[i];
        holds[kept++] = hold;
      }
    }
    count = kept;
    return count == 0;
  }

  /// A reader with a new one has left in between.
  private static boolean isSameSequence(long hold, long seen) {
    return HoldWord.idle(hold) == HoldWord.idle(seen);
  }

  /// How many live ones are in the way.
  public int inTheWay() {
    return count;
  }

  /// How many dead ones were found.
  public int dead() {
    return dead;
  }

  /// Whether one that was detached at an earlier write still holds what it held then.
  public boolean isHeld(Detached detached) {
    long hold = registry.hold(detached.slot());
    return HoldWord.idle(hold) == HoldWord.idle(detached.hold())
        && HoldWord.holds(hold, detached.index())
        && owned.test(detached.slot());
  }

  /// Marks all that are in the way as evicted, before the first byte is written.
  public void evict() {
    for (int i = 0; i < count; i++) {
      registry.evict(slots[i], holds[i], next); // pairs with ReaderSlot.isMarked
    }
  }

  /// Marks all that are in the way as detached, behind the rename.
  public List<Detached> detach() {
    var detached = new ArrayList<Detached>(count);
    for (int i = 0; i < count; i++) {
      registry.detach(slots[i], holds[i], next); // pairs with ReaderSlot.isMarked
      detached.add(new Detached(slots[i], holds[i], next));
    }
    return detached;
  }

  /// Somebody who keeps a file that has lost its name.
  ///
  /// @param slot the number of the slot
  /// @param hold what it held
  /// @param index the data index
  public record Detached(int slot, long hold, int index) {}
}
