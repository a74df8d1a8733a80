package dev.mmapsync;

import dev.mmapsync.file.Host;
import dev.mmapsync.file.PrefixFiles;
import dev.mmapsync.file.StateFile;
import dev.mmapsync.file.Watch;
import dev.mmapsync.protocol.Acquire;
import dev.mmapsync.protocol.VersionWord;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the snapshots of one prefix.
///
/// A read is wait-free and copies nothing: two atomic adds on a word that all readers share, and
/// some loads. Only the first read of a new version looks at the file system and, if asked to,
/// verifies.
///
/// For any number of threads, virtual ones too. A snapshot outlives the reader that it came from.
///
/// @param <V> the view that is read
public final class SnapshotReader<V> implements AutoCloseable {
  /// So often a read starts again because the state file was replaced under it.
  private static final int ATTEMPTS = 100;

  private final Host host = Host.current();
  private final PrefixFiles files;
  private final ReaderOptions<V> options;
  private final Watch.Watched watched = this::look;

  /// Null before the first read, after the state file was replaced, and after close: the one look
  /// that a read takes serves all three. Written under the lock of this object, read by any thread.
  private volatile @Nullable ReaderConnection<V> connection;

  private boolean watching;
  private boolean closed;

  SnapshotReader(ReaderOptions<V> options) {
    this.options = options;
    this.files = new PrefixFiles(options.prefix());
  }

  /// The snapshot of the current version, which the caller has to close.
  ///
  /// @throws NotPublishedException if nothing has been published yet
  /// @throws StateFileException if the state file cannot be used
  /// @throws DataFileException if the data file of a new version cannot be used
  /// @throws VerificationException if a new version is not what it should be
  /// @throws IllegalStateException if this reader is closed
  public Snapshot<V> read() {
    return new Snapshot<>(acquire());
  }

  /// What `use` makes of the current version. A view must not leave it.
  ///
  /// @throws NotPublishedException and all others of [#read()]
  @SuppressWarnings("exports") // @Nullable: nobody has to read the annotation's module
  public <R extends @Nullable Object> R read(Function<? super V, ? extends R> use) {
    var publication = acquire();
    try {
      return use.apply(publication.value());
    } finally {
      publication.leave();
    }
  }

  /// Whether there is something to read.
  ///
  /// @throws StateFileException if the state file cannot be used
  public boolean isPublished() {
    return version().isPresent();
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

  private Publication<V> acquire() {
    var connected = connection;
    if (connected == null) {
      return acquireAgain();
    }
    long version = Acquire.acquire(connected.words());
    var publication = connected.current();
    return publication != null && publication.version() == version
        ? publication
        : switchTo(connected, version);
  }

  private Publication<V> switchTo(ReaderConnection<V> connected, long version) {
    if (version != VersionWord.NOTHING) {
      var publication = connected.switchTo(version);
      if (publication != null) {
        return publication;
      }
    }
    dropReplacedConnection();
    return acquireAgain();
  }

  private Publication<V> acquireAgain() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var connected =
          connect().orElseThrow(() -> notPublished("there is no state file yet: file="));
      long version = Acquire.acquire(connected.words());
      if (version != VersionWord.NOTHING) {
        var publication = connected.switchTo(version);
        if (publication != null) {
          return publication;
        }
      } else if (!connected.isReplaced()) {
        throw notPublished("nothing has been published yet: version=0 file=");
      }
      dropReplacedConnection();
    }
    throw new StateFileException(
        files.state(), "replaced again and again while it was read: attempts=" + ATTEMPTS, null);
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
  private synchronized void dropReplacedConnection() {
    var connected = connection;
    if (connected != null && connected.isReplaced()) {
      connection = null;
    }
  }

  /// On the watching thread: the next read finds out by the look that it takes anyway.
  private synchronized boolean look() {
    dropReplacedConnection();
    watching = connection != null;
    return watching;
  }

  /// Ends reading; snapshots that are open stay so. Files stay mapped until nobody can reach them.
  @Override
  public synchronized void close() {
    closed = true;
    connection = null;
  }
}
