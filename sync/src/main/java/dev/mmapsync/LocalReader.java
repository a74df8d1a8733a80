package dev.mmapsync;

import dev.mmapsync.protocol.ReaderSlot;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A reader with a slot of its own, for one thread at a time: the fastest way to read.
///
/// It shares no word with other readers. Only one of its snapshots can be open at a time.
///
/// Where there is no slot for it (the writer keeps no [Registry], or all are taken) it reads as its
/// [SnapshotReader] does.
///
/// @param <V> the view that is read
public final class LocalReader<V> implements AutoCloseable {
  private final SnapshotReader<V> reader;

  /// Null as long as there is none.
  private @Nullable ClaimedSlot<V> slot;

  private @Nullable Publication<V> last;
  private boolean switched;
  private boolean closed;

  LocalReader(SnapshotReader<V> reader) {
    this.reader = reader;
  }

  /// The snapshot of the current version, which the caller has to close before the next one.
  ///
  /// @throws IllegalStateException if the last snapshot is still open, or this reader or the one
  ///   that it is from is closed
  /// @throws SynchronizerException as [SnapshotReader#read()]
  public Snapshot<V> read() {
    // One place makes the snapshot, whatever led there: the compiler sees through it then.
    var own = slot;
    long hold = own == null ? ReaderSlot.NOT_ENTERED : own.againAlone();
    Publication<V> publication;
    if (own == null || hold == ReaderSlot.NOT_ENTERED) {
      var snapshot = readAnew();
      publication = snapshot.publication();
      own = snapshot.slot();
      hold = snapshot.hold();
    } else {
      if (switched) { // looked at first: a store for each read would be one too many
        switched = false;
      }
      publication = own.publication();
    }
    return new Snapshot<>(publication, own, hold);
  }

  /// What `use` makes of the current version. A view must not leave it.
  ///
  /// @throws IllegalStateException and all others of [#read()]
  @SuppressWarnings("exports") // @Nullable: nobody has to read the annotation's module
  public <R extends @Nullable Object> R read(Function<? super V, ? extends R> use) {
    try (var snapshot = read()) {
      return use.apply(snapshot.value());
    }
  }

  /// Whether the last snapshot was the first one of its publication here.
  public boolean switched() {
    return switched;
  }

  @SuppressWarnings("ReferenceEquality") // each publication is made once per switch
  private Snapshot<V> readAnew() {
    if (closed) {
      throw new IllegalStateException("this reader is closed");
    }
    var snapshot = reader.readAnew(this);
    var publication = snapshot.publication();
    switched = publication != last;
    last = publication;
    return snapshot;
  }

  /// The slot of this reader among those of `connection`; null if there is none for it.
  @Nullable ClaimedSlot<V> slotOf(ReaderConnection<V> connection) {
    var own = slot;
    if (own == null || !connection.has(own)) {
      own = connection.claimForOne();
      slot = own;
    } else if (own.isInUse()) {
      throw new IllegalStateException("the last snapshot of this reader is still open");
    }
    return own;
  }

  /// Ends reading here; a snapshot that is open stays so.
  @Override
  public void close() {
    closed = true;
    var own = slot;
    slot = null;
    if (own != null) {
      own.giveBack();
    }
  }
}
