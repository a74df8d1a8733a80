package dev.mmapsync;

import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.file.Host;
import dev.mmapsync.file.PrefixFiles;
import dev.mmapsync.file.StateFile;
import dev.mmapsync.protocol.VersionWord;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Publishes snapshots under one prefix.
///
/// A write puts the archive into the file that no current reader uses, and then makes it the
/// current one with a single store: readers see the old version or the new one, whole. If a write
/// fails, for whatever reason, nothing is published and the next one works. There is one exception:
/// if the last step with [Durability#DISK] fails, the wait for the disk to have the state file,
/// then the version is published, and only its surviving the machine is in doubt.
///
/// A write waits for readers that still hold the version before the current one, at most its grace.
/// A thread that holds such a snapshot of the same prefix while it writes waits for itself. An
/// interrupt does not end the wait; the thread stays interrupted.
///
/// For one thread at a time, and not from within a write: what serializes or fills cannot use the
/// writer that called it.
///
/// @param <T> what is written
public final class SnapshotWriter<T> implements AutoCloseable {
  private final Host host;
  private final PrefixFiles files;
  private final WriterOptions<T> options;

  private final DataSink sink = new DataSink();

  private @Nullable WriterConnection connection;
  private boolean closed;

  /// Looked at by code of users that is called in a write and comes back: it would publish the file
  /// that the outer write is still filling. Against a second thread it is no protection.
  private boolean writing;

  /// @param host what it runs on, which only tests choose
  SnapshotWriter(Host host, WriterOptions<T> options) {
    this.host = host;
    this.options = options;
    this.files = options.files();
  }

  /// Publishes `value`, with the grace of the options.
  ///
  /// @throws dev.mmapsync.archive.ArchiveException if the value has no archive
  /// @throws SynchronizerException all others of [#write(Object, Duration)]
  public WriteResult write(T value) {
    return write(value, options.grace());
  }

  /// Publishes `value`.
  ///
  /// @param grace how long readers are waited for at most; 0 = not at all
  /// @throws dev.mmapsync.archive.ArchiveException if the value has no archive
  /// @throws WriteLockException if another writer has the lock
  /// @throws ReadersBusyException if readers are in the way after the grace, with
  ///   [SlowReaderPolicy#FAIL]
  /// @throws NoSpaceException if the disk is full
  /// @throws ArchiveSizeException if the archive is empty or too large
  /// @throws VerificationException if it does not pass the check of its structure
  /// @throws StateFileException if the state file cannot be used
  /// @throws DataFileException if the data file cannot be used
  /// @throws FilesReplacedException if the state file was replaced meanwhile
  /// @throws RegistryFileException if the registry cannot be used
  /// @throws IllegalStateException if this writer is closed, or called from within a write
  /// @throws IllegalArgumentException if the grace is negative
  public WriteResult write(T value, Duration grace) {
    ArchiveType<T, ?> type = options.type();
    return publish(ArchiveSource.of(type, Objects.requireNonNull(value, "value"), sink), grace);
  }

  /// Publishes an archive that exists already, with the grace of the options. See
  /// [#writeRaw(MemorySegment, Duration)].
  public WriteResult writeRaw(MemorySegment archive) {
    return writeRaw(archive, options.grace());
  }

  /// Publishes an archive that exists already: its bytes are copied, and the checksum is made in
  /// the same pass.
  ///
  /// @throws SynchronizerException as [#write(Object, Duration)]
  public WriteResult writeRaw(MemorySegment archive, Duration grace) {
    return publish(ArchiveSource.copyOf(archive), grace);
  }

  /// Publishes bytes that are made in place, with the grace of the options. See [#writeRaw(long,
  /// Consumer, Duration)].
  public WriteResult writeRaw(long size, Consumer<? super MemorySegment> fill) {
    return writeRaw(size, fill, options.grace());
  }

  /// Publishes bytes that are made in place, without a copy.
  ///
  /// @param size of the archive in bytes
  /// @param fill is given a segment of that size, whose content is undefined, and puts the archive
  ///   into it. It must not keep the segment: it is the memory that readers will see. If it throws,
  ///   nothing is published
  /// @throws SynchronizerException as [#write(Object, Duration)]
  public WriteResult writeRaw(long size, Consumer<? super MemorySegment> fill, Duration grace) {
    return publish(ArchiveSource.filledBy(size, fill), grace);
  }

  /// What is published now, by whomever.
  ///
  /// @throws StateFileException if the state file cannot be used
  /// @throws IllegalStateException if this writer is closed
  public Optional<InstanceVersion> version() {
    requireOpen();
    var connected = connection;
    if (connected != null && !connected.isReplaced()) {
      return version(connected.words().version());
    }
    try {
      return StateFile.open(host, files.state()).flatMap(state -> version(state.words().version()));
    } catch (IOException e) {
      throw FileErrors.ofState(files.state(), e);
    }
  }

  private static Optional<InstanceVersion> version(long word) {
    return word == VersionWord.NOTHING ? Optional.empty() : Optional.of(new InstanceVersion(word));
  }

  private WriteResult publish(ArchiveSource source, Duration grace) {
    requireOpen();
    requireIdle();
    WriterOptions.nanosOf(grace);
    writing = true;
    try {
      return connect().write(source, grace);
    } finally {
      writing = false;
    }
  }

  /// The connection, made anew if there is none or the state file was replaced. It takes the lock,
  /// so that a standby whose attempts failed so far takes over here.
  private WriterConnection connect() {
    var connected = connection;
    if (connected != null && connected.isReplaced()) {
      connected.close();
      connected = null;
      connection = null;
    }
    if (connected == null) {
      FileErrors.requireLittleEndian(files.state(), ByteOrder.nativeOrder());
      connected = WriterConnection.open(host, files, options);
      connection = connected;
    }
    return connected;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this writer is closed");
    }
  }

  private void requireIdle() {
    if (writing) {
      throw new IllegalStateException("a write of this writer is under way");
    }
  }

  /// Gives back the lock. What is published stays published.
  ///
  /// @throws IllegalStateException if a write of this writer is under way, or somebody still uses
  ///   the memory that a write gave him; in the second case it is closed nevertheless
  @Override
  public void close() {
    requireIdle();
    closed = true;
    var connected = connection;
    connection = null;
    if (connected != null) {
      connected.close();
    }
  }
}
