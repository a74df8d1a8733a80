package dev.mmapsync;

import dev.mmapsync.file.DataMapping;
import dev.mmapsync.protocol.ReaderSlot;
import dev.mmapsync.protocol.SlotClaim;
import dev.mmapsync.protocol.VersionWord;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A reader slot of this process, and the publication that it was used for last.
///
/// Its fields belong to the thread that has entered the slot; entering and leaving hand them on.
final class ClaimedSlot<V> extends ReaderSlot {
  private final ReaderSlots<V> table;

  /// What a read finds without looking any further, if it is still current. Its mapping is
  /// [#mapping].
  private @Nullable Publication<V> publication;

  /// The data file that is used here. Set before the record of the file is compared, with a full
  /// fence: whoever finds that a file has been replaced, and nobody who holds it here, can give its
  /// space back.
  private volatile @Nullable DataMapping mapping;

  ClaimedSlot(ReaderSlots<V> table, SlotClaim claim, @Nullable BooleanSupplier barrier) {
    super(claim, barrier);
    this.table = table;
  }

  /// Whether it is one of `slots`.
  boolean isOf(@Nullable ReaderSlots<V> slots) {
    return table == slots;
  }

  /// Lets another reader have it, when it is idle.
  void giveBack() {
    table.giveBack(this);
  }

  /// What [#again] has acquired.
  Publication<V> publication() {
    return Objects.requireNonNull(publication);
  }

  /// Says which file is about to be used, before it is compared with the record.
  void use(DataMapping file) {
    forget();
    mapping = file;
  }

  /// What was acquired last is nobody's business any more.
  void forget() {
    publication = null;
    know(VersionWord.NOTHING, 0);
  }

  void remember(Publication<V> acquired) {
    publication = acquired;
    know(acquired.version(), acquired.sequence());
  }

  /// The file that was used here last. For any thread.
  @Nullable DataMapping mapping() {
    return mapping;
  }

  /// Whether a thread uses `file` here. For any thread.
  boolean isUsing(DataMapping file) {
    return isInUse() && mapping == file;
  }

  /// What has become of a publication that is held here.
  Fate fate(Publication<V> held, long hold) {
    if (isIntact(hold, held.generation())) {
      return Fate.INTACT;
    }
    if (isEvicted(hold, held.index())) {
      return Fate.EVICTED;
    }
    boolean known =
        words().isGuarded(held.index()) && registry().foreignGeneration() == held.generation();
    return known ? Fate.INTACT : Fate.UNKNOWN;
  }

  /// Gives back a publication.
  ///
  /// @return what became of it while it was held
  Fate leave(Publication<V> held, long hold) {
    if (isIntact(hold, held.generation())) {
      leave(hold);
      return Fate.INTACT;
    }
    return leaveMarked(held, hold);
  }

  private Fate leaveMarked(Publication<V> held, long hold) {
    var fate = fate(held, hold);
    boolean detached = isDetached(hold, held.index());
    leave(hold);
    if (detached) {
      table.retire(held.mapping());
    }
    if (fate != Fate.INTACT) {
      table.report(held, fate);
    }
    return fate;
  }
}
