package dev.mmapsync;

import dev.mmapsync.file.Host;
import dev.mmapsync.file.PrefixFiles;
import dev.mmapsync.file.StateFile;
import dev.mmapsync.file.Watch;
import dev.mmapsync.protocol.ReaderSlot;
import dev.mmapsync.protocol.VersionWord;
import java.io.IOException;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the snapshots of one prefix.
///
/// A read is wait-free and copies nothing: one compare-and-set on a reader slot of this process,
/// one store, and some loads. Where the writer keeps no [Registry], two atomic adds on a word that
/// all readers share. Only the first read of a new version looks at the file system and, if asked
/// to, verifies.
///
/// For any number of threads, virtual ones too. A snapshot outlives the reader that it came from. A
/// thread that reads all the time is better served by a [LocalReader].
///
/// @param <V> the view that is read
public final class SnapshotReader<V> implements AutoCloseable {
  /// So often a read starts again because the state file was replaced under it, or because a writer
  /// that did not heed it went over the version at which it looked.
  private static final int ATTEMPTS = 100;

  /// How long [#awaitPublished] rests between two looks, at first and at last.
  private static final long FIRST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private static final long LONGEST_REST_NANOS = TimeUnit.MILLISECONDS.toNanos(16);

  private final Host host;
  private final PrefixFiles files;
  private final ReaderOptions<V> options;
  private final Watch.Watched watched = this::look;

  /// Null before the first read, after the state file was replaced, and after close: the one look
  /// that a read takes serves all three. Written under the lock of this object, read by any thread.
  private volatile @Nullable ReaderConnection<V> connection;

  /// The slots of the connection that any thread may borrow, so that a read finds its one at once.
  /// Older ones do no harm: they are idle, or given back and cannot be entered.
  private volatile ClaimedSlot<V>[] slots = ReaderSlots.none();

  private boolean watching;
  private boolean closed;

  SnapshotReader(ReaderOptions<V> options) {
    this(Host.current(), options);
  }

  /// @param host what it runs on, which only tests choose
  SnapshotReader(Host host, ReaderOptions<V> options) {
    this.host = host;
    this.options = options;
    this.files = options.files();
  }

  /// The snapshot of the current version, which the caller has to close.
  ///
  /// @throws NotPublishedException if nothing has been published yet
  /// @throws StateFileException if the state file cannot be used
  /// @throws DataFileException if the data file of a new version cannot be used
  /// @throws VerificationException if a new version is not what it should be
  /// @throws TypeMismatchException if a new version is an archive of another type
  /// @throws IllegalStateException if this reader is closed
  public Snapshot<V> read() {
    // One place makes the snapshot, whatever led there: the compiler sees through it then.
    var known = slots;
    var slot = known.length == 0 ? null : known[ReaderSlots.place(known.length)];
    long hold = slot == null ? ReaderSlot.NOT_ENTERED : slot.again();
    Publication<V> publication;
    if (slot == null || hold == ReaderSlot.NOT_ENTERED) {
      slot = null;
      publication = countedAgain();
      if (publication == null) {
        var snapshot = readAnew(null);
        publication = snapshot.publication();
        slot = snapshot.slot();
        hold = snapshot.hold();
      }
    } else {
      publication = slot.publication();
    }
    return new Snapshot<>(publication, slot, hold);
  }

  private @Nullable Publication<V> countedAgain() {
    var connected = connection;
    return connected == null ? null : connected.countedAgain();
  }

  /// What `use` makes of the current version. A view must not leave it.
  ///
  /// @throws NotPublishedException and all others of [#read()]
  @SuppressWarnings("exports") // @Nullable: nobody has to read the annotation's module
  public <R extends @Nullable Object> R read(Function<? super V, ? extends R> use) {
    try (var snapshot = read()) {
      return use.apply(snapshot.value());
    }
  }

  /// A reader of the same prefix for one thread at a time, with a slot of its own: the fastest way
  /// to read. Touches no file.
  public LocalReader<V> local() {
    return new LocalReader<>(this);
  }

  /// Whether there is something to read.
  ///
  /// @throws StateFileException if the state file cannot be used
  /// @throws IllegalStateException if this reader is closed
  public boolean isPublished() {
    return version().isPresent();
  }

  /// Waits until there is something to read: for a process that may start before the writer does.
  ///
  /// Looks again after a millisecond, then at longer intervals of up to 16 ms: no writer wakes it.
  ///
  /// @param timeout how long at most; none if it is not positive
  /// @return whether there is something to read
  /// @throws InterruptedException if the thread is interrupted while it waits
  /// @throws StateFileException if the state file cannot be used
  /// @throws IllegalStateException if this reader is closed, before or meanwhile
  public boolean awaitPublished(Duration timeout) throws InterruptedException {
    long nanos = TimeUnit.NANOSECONDS.convert(timeout);
    long start = System.nanoTime();
    long rest = FIRST_REST_NANOS;
    while (!isPublished()) {
      long left = nanos - (System.nanoTime() - start);
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.sleep(Math.min(rest, left));
      rest = Math.min(2 * rest, LONGEST_REST_NANOS);
    }
    return true;
  }

  /// What is published now.
  ///
  /// @throws StateFileException if the state file cannot be used
  /// @throws IllegalStateException if this reader is closed
  public Optional<InstanceVersion> version() {
    return connect()
        .map(connected -> connected.words().version())
        .filter(word -> word != VersionWord.NOTHING)
        .map(InstanceVersion::new);
  }

  /// A read that has to look at more than its slot.
  ///
  /// @param local the reader with a slot of its own that asks; null = this one
  Snapshot<V> readAnew(@Nullable LocalReader<V> local) {
    boolean replaced = false;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var connected =
          connect().orElseThrow(() -> notPublished("there is no state file yet: file="));
      var snapshot = connected.acquire(local == null ? null : local.slotOf(connected));
      if (snapshot != null) {
        slots = connected.sharedSlots();
        return snapshot;
      }
      if (connected.words().version() == VersionWord.NOTHING && !connected.isReplaced()) {
        throw notPublished("nothing has been published yet: version=0 file=");
      }
      replaced = dropReplacedConnection();
    }
    throw new StateFileException(
        files.state(),
        (replaced ? "replaced again and again" : "each version was overwritten")
            + " while it was read: attempts="
            + ATTEMPTS,
        null);
  }

  private NotPublishedException notPublished(String problem) {
    return new NotPublishedException(files.state(), problem + files.state(), null);
  }

  private Optional<ReaderConnection<V>> connect() {
    var connected = connection;
    return connected == null ? connectFirst() : Optional.of(connected);
  }

  private synchronized Optional<ReaderConnection<V>> connectFirst() {
    if (closed) {
      throw new IllegalStateException("this reader is closed");
    }
    if (connection == null) {
      FileErrors.requireLittleEndian(files.state(), ByteOrder.nativeOrder());
      try {
        connection =
            StateFile.open(host, files.state())
                .map(state -> new ReaderConnection<>(host, files, state, options))
                .orElse(null);
      } catch (IOException e) {
        throw FileErrors.ofState(files.state(), e);
      }
      if (connection != null && !watching) {
        watching = true;
        Watch.over(watched);
      }
    }
    return Optional.ofNullable(connection);
  }

  /// Forgets a connection whose state file is not the one that its name leads to. What was deleted
  /// and has no successor yet stays in use.
  ///
  /// @return whether there was one
  private synchronized boolean dropReplacedConnection() {
    var connected = connection;
    if (connected == null || !connected.isReplaced()) {
      return false;
    }
    connection = null;
    connected.close();
    return true;
  }

  /// On the watching thread: the next read finds out by the look that it takes anyway.
  private synchronized boolean look() {
    boolean _ = dropReplacedConnection();
    var connected = connection;
    if (connected != null) {
      connected.releaseReplaced();
    }
    watching = connected != null;
    return watching;
  }

  /// Ends reading, here and through every [LocalReader]; snapshots that are open stay so. Slots are
  /// given back, those in use when their snapshots are closed. Files stay mapped until nobody can
  /// reach them.
  @Override
  public synchronized void close() {
    closed = true;
    var connected = connection;
    connection = null;
    slots = ReaderSlots.none();
    if (connected != null) {
      connected.close();
    }
  }
}
