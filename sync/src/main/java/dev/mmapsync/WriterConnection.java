package dev.mmapsync;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.file.DataFile;
import dev.mmapsync.file.FileStatus;
import dev.mmapsync.file.Host;
import dev.mmapsync.file.PrefixFiles;
import dev.mmapsync.file.RegistryFile;
import dev.mmapsync.file.StateFile;
import dev.mmapsync.file.Watch;
import dev.mmapsync.protocol.PublicationRecord;
import dev.mmapsync.protocol.StateWords;
import dev.mmapsync.protocol.VersionWord;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// A writer's hold on one state file, its lock, its registry and its two data files: what a write
/// does, step by step.
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
  private final @Nullable RegistryFile registry;
  private final ReadersInTheWay readers;
  private final WallClock clock = new WallClock();

  /// Set by the writing thread only; `look` gets a recent one and calls only what any thread may.
  private final AtomicReferenceArray<@Nullable DataFile> data = new AtomicReferenceArray<>(2);

  /// Set by the watching thread, looked at by the writing one.
  private volatile boolean stateReplaced;

  private volatile boolean registryReplaced;

  /// The readers of the registry rely on what this process cannot do any more.
  private boolean barrierFailed;

  /// Set by the watching thread, taken back by the writing one.
  private volatile boolean dataReplaced;

  private volatile boolean closed;

  /// A write that reset readers and then failed has nothing to report it in: the next one that
  /// succeeds does.
  private boolean resetUnreported;

  private WriterConnection(
      Host host,
      PrefixFiles files,
      WriterOptions<?> options,
      StateFile state,
      @Nullable RegistryFile registry) {
    this.host = host;
    this.files = files;
    this.options = options;
    this.state = state;
    this.words = state.words();
    this.registry = registry;
    this.readers = new ReadersInTheWay(words, files, options, registry);
  }

  /// Opens or creates the state file and takes its lock, if the options say so. Opens or creates
  /// the registry.
  static WriterConnection open(Host host, PrefixFiles files, WriterOptions<?> options) {
    StateFile state;
    try {
      state = StateFile.openOrCreate(host, files.state(), options.stateMode(), options.isLocked());
    } catch (IOException e) {
      throw FileErrors.ofState(files.state(), e);
    }
    boolean opened = false;
    try {
      if (options.isLocked()) {
        files.deleteUnfinished();
      }
      var connection = withRegistry(host, files, options, state);
      Watch.over(connection);
      opened = true;
      return connection;
    } catch (IOException e) {
      throw FileErrors.ofRegistry(files.registry(), e);
    } finally {
      if (!opened) {
        state.close();
      }
    }
  }

  /// A registry that was found without a publication is that of another state, and not used.
  private static WriterConnection withRegistry(
      Host host, PrefixFiles files, WriterOptions<?> options, StateFile state) throws IOException {
    boolean first = state.words().version() == VersionWord.NOTHING;
    if (options.registry() == Registry.NONE || !host.hasSlots()) {
      if (first) {
        host.delete(files.registry());
      }
      return new WriterConnection(host, files, options, state, null);
    }
    var found = first ? Optional.<RegistryFile>empty() : RegistryFile.open(host, files.registry());
    var usable = found.filter(WriterConnection::isUsable);
    var registry =
        usable.isPresent()
            ? usable.get()
            : RegistryFile.create(
                host, files.registry(), options.stateMode(), first ? null : state.words());
    return new WriterConnection(host, files, options, state, registry);
  }

  /// Readers of a registry may rely on barriers that this process cannot execute. They have to
  /// leave it, and find another one in its place; its records tell them.
  private static boolean isUsable(RegistryFile found) {
    if (found.isForWriter()) {
      return true;
    }
    found.words().emptyRecord(0);
    found.words().emptyRecord(1);
    found.close();
    return false;
  }

  StateWords words() {
    return words;
  }

  boolean isReplaced() {
    return stateReplaced || registryReplaced || barrierFailed;
  }

  /// Steps 1 to 5 of section 2 of the protocol.
  WriteResult write(ArchiveSource source, Duration grace) {
    long current = words.version();
    boolean first = current == VersionWord.NOTHING;
    int next = first ? 0 : 1 - VersionWord.index(current);
    guard();
    var cleared = clear(next, grace);
    resetUnreported |= cleared.reset();
    var file = cleared.detach() ? newDataFile(next) : dataFile(next, first);
    var write = new Write(next, first, cleared.detach());
    long version = prepare(file, write, source);
    record(next, version, file);
    publish(version);
    prepareNext();
    boolean reset = resetUnreported;
    resetUnreported = false;
    return new WriteResult(
        VersionWord.size(version),
        reset,
        new InstanceVersion(version),
        Duration.ofNanos(cleared.waited()),
        cleared.dead(),
        cleared.evicted(),
        write.detached,
        readers.detachedFiles(),
        readers.detachedBytes());
  }

  /// A registry whose barrier fails is replaced by the next write.
  private ReadersInTheWay.Cleared clear(int next, Duration grace) {
    try {
      return readers.clear(next, grace);
    } catch (RegistryFileException e) {
      barrierFailed = true;
      throw e;
    }
  }

  /// What is published is published, whether this fails or not.
  private void prepareNext() {
    try {
      readers.prepare();
    } catch (RegistryFileException e) {
      barrierFailed = true;
    }
  }

  /// What one write is about.
  private static final class Write {
    private final int next;
    private final boolean first;
    private final boolean detaches;

    /// How many readers have been detached.
    private int detached;

    Write(int next, boolean first, boolean detaches) {
      this.next = next;
      this.first = first;
      this.detaches = detaches;
    }
  }

  /// Makes sure that a writer that knows no slots gives them their grace. A missing guard means
  /// that one was here: readers must not take an old record for that of its version.
  private void guard() {
    if (registry != null && !words.areGuarded()) {
      var known = registry.words();
      known.emptyRecord(0);
      known.emptyRecord(1);
      known.addForeignGeneration();
      words.setGuard(0);
      words.setGuard(1);
    }
  }

  /// The data file for the next version. One that was found without a publication is never written
  /// into: readers of a state file that is gone may still hold it.
  private DataFile dataFile(int next, boolean first) {
    if (dataReplaced) {
      dataReplaced = false;
      closeData();
    }
    var file = data.get(next);
    if (file == null) {
      file = openData(next, first);
      data.set(next, file);
      try {
        requireStateInPlace(file); // behind the opening: data files are replaced after their state
      } catch (IOException e) {
        abandon(next, file, e);
        throw FileErrors.ofData(file.path(), e);
      }
    }
    return file;
  }

  private DataFile openData(int next, boolean first) {
    var path = files.data(next);
    try {
      if (first) {
        return DataFile.create(host, path, options.dataMode());
      }
      return hasUnknownReaders(next) && host.status(path).isPresent()
          ? DataFile.createLike(host, path)
          : DataFile.openOrCreate(host, path, options.dataMode());
    } catch (IOException e) {
      throw FileErrors.ofData(path, e);
    }
  }

  /// Whether a registry was here, and is gone, and nobody knows who holds the file in its slots.
  private boolean hasUnknownReaders(int index) {
    return registry != null && registry.words().hasUnknownReaders(index);
  }

  /// A file that takes the place of one that readers hold.
  private DataFile newDataFile(int next) {
    var path = files.data(next);
    try {
      return DataFile.createLike(host, path);
    } catch (IOException e) {
      throw FileErrors.ofData(path, e);
    }
  }

  /// Everything but the publication itself. If it fails, the file is as it was.
  private long prepare(DataFile file, Write write, ArchiveSource source) {
    try {
      file.begin();
      var written = source.writeTo(file, options.checksum());
      verify(file, written);
      file.finish(written.size());
      if (write.first) {
        host.delete(files.data(1 - write.next));
      }
      settle(file, write);
      return VersionWord.of(write.next, written.size(), written.checksum());
    } catch (IOException e) {
      abandon(write.next, file, e);
      throw FileErrors.ofData(file.path(), e);
    } catch (InternalError e) {
      abandon(write.next, file, e);
      throw FileErrors.faulted(file.path(), e);
    } catch (Throwable e) { // code of users can throw checked exceptions in disguise
      abandon(write.next, file, e);
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
  private void settle(DataFile file, Write write) throws IOException {
    boolean durable = options.durability() == Durability.DISK;
    if (durable) {
      file.force();
    }
    if (file.isNew()) {
      requireStateInPlace(file); // its name may belong to the readers of another state by now
      replace(file, write);
      if (durable) {
        host.forceFolderOf(file.path());
      }
    } else if (stateReplaced) {
      throw replaced(file);
    }
  }

  /// Gives a new file the name of the one before. Its record goes first, and marks come last: the
  /// other way round, a writer that dies in between leaves readers that look at one file and hold
  /// another.
  private void replace(DataFile file, Write write) throws IOException {
    if (registry != null) {
      registry.words().emptyRecord(write.next);
    }
    var before = data.get(write.next);
    long bytes = write.detaches ? host.status(file.path()).map(FileStatus::size).orElse(0L) : 0;
    file.commit();
    if (before != file) {
      data.set(write.next, file);
      if (before != null) {
        before.close();
      }
    }
    if (write.detaches) {
      write.detached = readers.detach(bytes);
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

  /// Says what is about to be published, for readers with slots.
  private void record(int next, long version, DataFile file) {
    if (registry != null) {
      registry
          .words()
          .record(
              next,
              new PublicationRecord(
                  version,
                  registry.words().lastSequence() + 1,
                  clock.epochNanos(),
                  file.identity().device(),
                  file.identity().inode(),
                  options.type().fingerprint()));
    }
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
    try {
      if (file.abandon()) {
        return;
      }
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
    }
    if (data.get(next) == file) {
      data.set(next, null);
    }
    try {
      file.close();
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
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
      registryReplaced = registry != null && !registry.isInPlace();
    } catch (IOException e) {
      return !closed; // a folder that cannot be looked at says nothing
    }
    return !closed && !stateReplaced && !registryReplaced;
  }

  /// Unmaps the data files and gives back the lock.
  @Override
  public void close() {
    closed = true;
    try {
      closeData();
    } finally {
      if (registry != null) {
        registry.close();
      }
      state.close();
    }
  }
}
