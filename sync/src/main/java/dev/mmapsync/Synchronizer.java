package dev.mmapsync;

import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The way in: a writer and a reader of one prefix in one object, and the way to either alone.
///
/// Opening touches no file and takes no lock. So every process may open one and use only the half
/// that it needs. The methods that write are for one thread at a time, those that read for any
/// number.
///
/// A prefix is folder and start of the name of all files: `/dev/shm/prices` stands for
/// `/dev/shm/prices_state`, and so on. The folder must exist. A path without a name, such as `/`,
/// or one of another file system than the default one is an [IllegalArgumentException] in each of
/// the static methods.
///
/// @param <T> what is written
/// @param <V> the view that is read
public final class Synchronizer<T, V> implements AutoCloseable {
  private final SnapshotWriter<T> writer;
  private final SnapshotReader<V> reader;

  private Synchronizer(SnapshotWriter<T> writer, SnapshotReader<V> reader) {
    this.writer = writer;
    this.reader = reader;
  }

  /// Writer and reader of `prefix`, both with the default options.
  public static <T, V> Synchronizer<T, V> open(Path prefix, ArchiveType<T, V> type) {
    return new Synchronizer<>(writer(prefix, type).open(), reader(prefix, type).open());
  }

  /// The options of a writer of `prefix`.
  public static <T> WriterOptions<T> writer(Path prefix, ArchiveType<T, ?> type) {
    return new WriterOptions<>(prefix, type);
  }

  /// The options of a reader of `prefix`.
  public static <V> ReaderOptions<V> reader(Path prefix, ArchiveType<?, V> type) {
    return new ReaderOptions<>(prefix, type);
  }

  /// What is at `prefix`, for people and tools. Registers nobody and takes no lock.
  ///
  /// @throws StateFileException if there is a state file that cannot be used
  public static Inspection inspect(Path prefix) {
    return Inspector.inspect(prefix);
  }

  /// Deletes the files of `prefix`. Snapshots that are open stay as they are; readers go on with
  /// them until there are new files.
  ///
  /// @return the files that were deleted
  /// @throws WriteLockException while a writer has the lock
  /// @throws StateFileException if there is a state file that cannot be used
  public static List<Path> remove(Path prefix) {
    return Inspector.remove(prefix);
  }

  /// See [SnapshotWriter#write(Object)].
  public WriteResult write(T value) {
    return writer.write(value);
  }

  /// See [SnapshotWriter#write(Object, Duration)].
  public WriteResult write(T value, Duration grace) {
    return writer.write(value, grace);
  }

  /// See [SnapshotWriter#writeRaw(MemorySegment)].
  public WriteResult writeRaw(MemorySegment archive) {
    return writer.writeRaw(archive);
  }

  /// See [SnapshotWriter#writeRaw(MemorySegment, Duration)].
  public WriteResult writeRaw(MemorySegment archive, Duration grace) {
    return writer.writeRaw(archive, grace);
  }

  /// See [SnapshotReader#read()].
  public Snapshot<V> read() {
    return reader.read();
  }

  /// See [SnapshotReader#read(Function)].
  @SuppressWarnings("exports") // @Nullable: nobody has to read the annotation's module
  public <R extends @Nullable Object> R read(Function<? super V, ? extends R> use) {
    return reader.read(use);
  }

  /// See [SnapshotReader#isPublished].
  public boolean isPublished() {
    return reader.isPublished();
  }

  /// See [SnapshotReader#version].
  public Optional<InstanceVersion> version() {
    return reader.version();
  }

  /// The half that writes.
  public SnapshotWriter<T> writer() {
    return writer;
  }

  /// The half that reads.
  public SnapshotReader<V> reader() {
    return reader;
  }

  /// Closes both halves.
  @Override
  public void close() {
    try (writer) {
      reader.close();
    }
  }
}
