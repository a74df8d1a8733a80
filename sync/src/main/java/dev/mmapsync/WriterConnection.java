package dev.mmapsync;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.file.DataFile;
import dev.mmapsync.file.Host;
import dev.mmapsync.file.PrefixFiles;
import dev.mmapsync.file.StateFile;
import dev.mmapsync.file.Watch;
import dev.mmapsync.protocol.Grace;
import dev.mmapsync.protocol.StateWords;
import dev.mmapsync.protocol.VersionWord;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// A writer's hold on one state file, its lock and its two data files: what a write does, step by
/// step.
///
/// Whatever fails, nothing is published, the data file is as long as it was, and the next write
/// works.
///
/// For one thread at a time, but for [#look], which the watching thread calls.
final class WriterConnection implements Watch.Watched, AutoCloseable {
  private final Host host;
  private final PrefixFiles files;
  private final WriterOptions<?> options;
  private final StateFile state;
  private final StateWords words;

  /// Set by the writing thread only; `look` gets a recent one and calls only what any thread may.
  private final AtomicReferenceArray<@Nullable DataFile> data = new AtomicReferenceArray<>(2);

  /// Set by the watching thread, looked at by the writing one.
  private volatile boolean stateReplaced;

  /// Set by the watching thread, taken back by the writing one.
  private volatile boolean dataReplaced;

  private volatile boolean closed;

  /// A write that reset readers and then failed has nothing to report it in: the next one that
  /// succeeds does.
  private boolean resetUnreported;

  private WriterConnection(
      Host host, PrefixFiles files, WriterOptions<?> options, StateFile state) {
    this.host = host;
    this.files = files;
    this.options = options;
    this.state = state;
    this.words = state.words();
  }

  /// Opens or creates the state file and takes its lock, if the options say so.
  static WriterConnection open(Host host, PrefixFiles files, WriterOptions<?> options) {
    try {
      var state =
          StateFile.openOrCreate(host, files.state(), options.stateMode(), options.isLocked());
      if (options.isLocked()) {
        files.deleteUnfinished();
      }
      var connection = new WriterConnection(host, files, options, state);
      Watch.over(connection);
      return connection;
    } catch (IOException e) {
      throw FileErrors.ofState(files.state(), e);
    }
  }

  StateWords words() {
    return words;
  }

  boolean isReplaced() {
    return stateReplaced;
  }

  /// Steps 1 to 5 of section 2 of the protocol.
  WriteResult write(ArchiveSource source, Duration grace) {
    long current = words.version();
    boolean first = current == VersionWord.NOTHING;
    int next = first ? 0 : 1 - VersionWord.index(current);
    long start = System.nanoTime();
    resetUnreported |= awaitReaders(next, grace);
    var waited = Duration.ofNanos(System.nanoTime() - start);
    long version = prepare(dataFile(next, first), next, first, source);
    publish(version);
    boolean reset = resetUnreported;
    resetUnreported = false;
    return new WriteResult(VersionWord.size(version), reset, new InstanceVersion(version), waited);
  }

  /// @return whether readers were still there when the grace was over, and have been forgotten
  private boolean awaitReaders(int next, Duration grace) {
    int readers = Grace.await(words, next, WriterOptions.nanosOf(grace));
    if (readers == 0) {
      return false;
    }
    if (options.slowReaders() == SlowReaderPolicy.FAIL) {
      throw new ReadersBusyException(files.data(next), readers, grace);
    }
    words.resetReaders(next);
    return true;
  }

  /// The data file for the next version. One that was found without a publication is never written
  /// into: readers of a state file that is gone may still hold it.
  private DataFile dataFile(int next, boolean first) {
    if (dataReplaced) {
      dataReplaced = false;
      closeData();
    }
    var path = files.data(next);
    try {
      var file = data.get(next);
      if (file == null) {
        file =
            first
                ? DataFile.create(host, path, options.dataMode())
                : DataFile.openOrCreate(host, path, options.dataMode());
        data.set(next, file);
        requireStateInPlace(file); // behind the opening: data files are replaced after their state
      }
      return file;
    } catch (IOException e) {
      throw FileErrors.ofData(path, e);
    }
  }

  /// Everything but the publication itself. If it fails, the file is as it was.
  private long prepare(DataFile file, int next, boolean first, ArchiveSource source) {
    try {
      file.begin();
      var written = source.writeTo(file, options.checksum());
      verify(file, written);
      file.finish(written.size());
      if (first) {
        Files.deleteIfExists(files.data(1 - next));
      }
      settle(file);
      return VersionWord.of(next, written.size(), written.checksum());
    } catch (IOException e) {
      abandon(next, file, e);
      throw FileErrors.ofData(file.path(), e);
    } catch (InternalError e) {
      abandon(next, file, e);
      throw FileErrors.faulted(file.path(), e);
    } catch (Throwable e) { // code of users can throw checked exceptions in disguise
      abandon(next, file, e);
      throw e;
    }
  }

  private void verify(DataFile file, ArchiveSource.Written written) {
    if (options.verification() == Verification.STRUCTURE) {
      try {
        options.type().check(written.bytes().asReadOnly());
      } catch (ArchiveException e) {
        throw new VerificationException(file.path(), String.valueOf(e.getMessage()), e);
      }
    }
  }

  /// Gives a new file its name, and waits for the disk if that is asked for.
  private void settle(DataFile file) throws IOException {
    boolean durable = options.durability() == Durability.DISK;
    if (durable) {
      file.force();
    }
    if (file.isNew()) {
      requireStateInPlace(file); // its name may belong to the readers of another state by now
    } else if (stateReplaced) {
      throw replaced(file);
    }
    if (file.commit() && durable) {
      host.forceFolderOf(file.path());
    }
  }

  private void requireStateInPlace(DataFile file) throws IOException {
    if (state.name() == StateFile.Name.REPLACED) {
      stateReplaced = true;
      throw replaced(file);
    }
  }

  private FilesReplacedException replaced(DataFile file) {
    return new FilesReplacedException(
        files.state(), "replaced while a write was under way: file=" + file.path(), null);
  }

  private void publish(long version) {
    words.publish(version); // pairs with the loads of Acquire
    if (options.durability() == Durability.DISK) {
      try {
        state.force();
      } catch (IOException e) {
        throw FileErrors.ofState(files.state(), e);
      }
    }
  }

  private void abandon(int next, DataFile file, Throwable cause) {
    boolean usable = false;
    try {
      usable = file.abandon();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
    if (!usable) {
      data.set(next, null);
    }
  }

  private void closeData() {
    for (int index = 0; index < data.length(); index++) {
      var file = data.getAndSet(index, null);
      if (file != null) {
        file.close();
      }
    }
  }

  /// Looks whether the files are still those that their names lead to; a writer minds deleted ones
  /// as well.
  @Override
  public boolean look() {
    try {
      for (int index = 0; index < data.length(); index++) {
        var file = data.get(index);
        if (file != null && !file.isInPlace()) {
          dataReplaced = true;
        }
      }
      stateReplaced = state.name() != StateFile.Name.SAME;
    } catch (IOException e) {
      return !closed; // a folder that cannot be looked at says nothing
    }
    return !closed && !stateReplaced;
  }

  /// Unmaps the data files and gives back the lock.
  @Override
  public void close() {
    closed = true;
    closeData();
    state.close();
  }
}
