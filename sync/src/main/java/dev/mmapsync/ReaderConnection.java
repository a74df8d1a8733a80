package dev.mmapsync;

import dev.mmapsync.file.DataMapping;
import dev.mmapsync.file.Host;
import dev.mmapsync.file.PrefixFiles;
import dev.mmapsync.file.RegistryFile;
import dev.mmapsync.file.StateFile;
import dev.mmapsync.protocol.Acquire;
import dev.mmapsync.protocol.StateWords;
import dev.mmapsync.protocol.VersionWord;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A reader's hold on one state file and its registry, and the publications that it saw last.
///
/// When a state file is replaced, its reader gets a new connection; snapshots of the old one stay
/// as they are.
///
/// For any number of threads: those that find a new version at the same time each look at it for
/// themselves, and nobody waits.
final class ReaderConnection<V> {
  /// So often a reader whose hold was marked while it acquired tries again; counters are waited for
  /// under every policy, so that this ends.
  private static final int TRIES = 3;

  private static final System.Logger LOGGER = System.getLogger("dev.mmapsync");

  private final Host host;
  private final PrefixFiles files;
  private final StateFile state;
  private final StateWords words;
  private final ReaderOptions<V> options;
  private final PublicationMaker<V> maker;

  /// The data files as counters use them, about whom nobody knows when they are done.
  private final DataMappings counted = new DataMappings();

  /// What was read last by a counter. A volatile write by whoever switches; a thread that sees an
  /// older one switches for itself.
  private volatile @Nullable Publication<V> countedNow;

  /// Written under the lock of this object.
  private volatile @Nullable ReaderSlots<V> slots;

  /// The version at which the registry was looked for last.
  private volatile long lookedAt;

  private boolean warned;
  private boolean closed;

  ReaderConnection(Host host, PrefixFiles files, StateFile state, ReaderOptions<V> options) {
    this.host = host;
    this.files = files;
    this.state = state;
    this.words = state.words();
    this.options = options;
    this.maker = new PublicationMaker<>(files, options, words);
  }

  StateWords words() {
    return words;
  }

  /// The slots that any thread may borrow.
  ClaimedSlot<V>[] sharedSlots() {
    var table = slots;
    return table == null ? ReaderSlots.none() : table.shared();
  }

  /// A slot for one reader alone; null if there is none.
  @Nullable ClaimedSlot<V> claimForOne() {
    var table = lookForRegistry();
    return table == null ? null : table.claimForOne();
  }

  /// Whether `slot` is one of this connection, and not of a registry that was replaced.
  boolean has(ClaimedSlot<V> slot) {
    return slot.isOf(slots);
  }

  /// Whether another state file has taken the place of this one.
  boolean isReplaced() {
    try {
      return state.name() == StateFile.Name.REPLACED;
    } catch (IOException e) {
      return false; // a folder that cannot be looked at says nothing
    }
  }

  // ---- acquiring

  /// Acquires the current version, whatever it takes.
  ///
  /// @param own the slot of a reader of its own; null = any
  /// @return a snapshot; null if nothing is published here, the state file has been replaced, or a
  ///   version that went by while it was looked at cannot be used: then the next one may
  @Nullable Snapshot<V> acquire(@Nullable ClaimedSlot<V> own) {
    var table = lookForRegistry();
    for (int i = 0; table != null && i < TRIES; i++) {
      int index = VersionWord.index(words.version());
      var entered = own == null ? table.enter(index) : enterOwn(own, table, index);
      if (entered == null) {
        break;
      }
      var attempt = new SlotAttempt<>(host, files, words, table, entered, maker);
      var end = attempt.run();
      var snapshot = attempt.snapshot();
      if (snapshot != null) {
        forgetCounted(table, snapshot.publication());
        return snapshot;
      }
      if (end == SlotAttempt.End.NOTHING) {
        return null;
      }
      if (end == SlotAttempt.End.UNRECORDED) {
        break;
      }
    }
    var publication = countedAgain();
    if (publication == null) {
      publication = acquireCounted();
    }
    return publication == null ? null : Snapshot.counted(publication);
  }

  /// A slot of another registry than the one whose records are looked at is heeded by nobody.
  private static <V> @Nullable Entered<V> enterOwn(
      ClaimedSlot<V> own, ReaderSlots<V> table, int index) {
    return own.isOf(table) ? Entered.tryOf(own, index) : null;
  }

  /// What slots do, counters need not: an old file takes room for as long as somebody has it
  /// mapped.
  @SuppressWarnings("ReferenceEquality") // each publication is made once per switch
  private void forgetCounted(ReaderSlots<V> table, Publication<V> publication) {
    if (table.current() != publication) {
      table.switchTo(publication);
      countedNow = null;
      counted.clear();
    }
  }

  /// Acquires by a counter the publication that was acquired so last, if it is still the current
  /// one.
  ///
  /// @return it, or null, and nothing is held
  @Nullable Publication<V> countedAgain() {
    var known = countedNow;
    if (known == null) {
      return null;
    }
    long version = Acquire.acquire(words);
    if (version == known.version() && known.sequence() == sequence(known.index())) {
      return known;
    }
    if (version != VersionWord.NOTHING) {
      words.leave(VersionWord.index(version));
    }
    return null;
  }

  /// The number in the record of `index`; 0 where there is no registry.
  private long sequence(int index) {
    var table = slots;
    return table == null ? 0 : table.registry().sequence(index);
  }

  private @Nullable Publication<V> acquireCounted() {
    long version = Acquire.acquire(words);
    if (version == VersionWord.NOTHING) {
      return null;
    }
    boolean held = false;
    try {
      var publication = lookCounted(version);
      if (publication != null) {
        countedNow = publication;
        held = true;
      }
      return publication;
    } finally {
      if (!held) {
        words.leave(VersionWord.index(version));
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // a file that is mapped already is the same object
  private @Nullable Publication<V> lookCounted(long version) {
    int index = VersionWord.index(version);
    var path = files.data(index);
    long sequence = sequence(index);
    try {
      var last = counted.get(index);
      var mapping = mapCounted(last, path, version);
      // Behind the mapping: a writer replaces data files only after their state.
      return mapping != last && isReplaced()
          ? null
          : maker.make(version, sequence, 0, Publication.NO_RECORD, mapping);
    } catch (IOException | SynchronizerException e) {
      // A counter that was reset while it was looked at: what is wrong is no more what is
      // published.
      if (isReplaced() || words.version() != version || sequence(index) != sequence) {
        return null;
      }
      throw e instanceof IOException io ? FileErrors.ofData(path, io) : (SynchronizerException) e;
    }
  }

  private DataMapping mapCounted(@Nullable DataMapping last, Path path, long version)
      throws IOException {
    long size = VersionWord.size(version);
    var mapping =
        last == null ? DataMapping.open(host, path, size) : last.reopened(host, path, size);
    counted.set(VersionWord.index(version), mapping);
    return mapping;
  }

  // ---- the registry

  /// The slots of the registry. The file system is asked at a new version that a writer with a
  /// registry may have published, unless it is recorded in the one that is known.
  private @Nullable ReaderSlots<V> lookForRegistry() {
    long version = words.version();
    if (version == lookedAt || !host.hasSlots() || !words.isGuarded(VersionWord.index(version))) {
      return slots;
    }
    var table = slots;
    if (table == null || (!table.registry().isRecorded(version) && !table.isInPlace())) {
      openRegistry();
    }
    lookedAt = version;
    return slots;
  }

  private synchronized void openRegistry() {
    var last = slots;
    if (closed || (last != null && last.isInPlace())) {
      return;
    }
    try {
      slots =
          RegistryFile.open(host, files.registry())
              .map(file -> new ReaderSlots<>(host, file, words, this::report))
              .orElse(null);
    } catch (IOException e) {
      slots = null;
      warnOnce(e);
    }
    if (last != null) {
      last.close();
    }
  }

  private void warnOnce(IOException cause) {
    if (!warned) {
      warned = true;
      LOGGER.log(
          System.Logger.Level.WARNING,
          "the registry cannot be used, so readers register by counters: {0}",
          cause.getMessage());
    }
  }

  private void report(Publication<V> publication, Fate fate) {
    options.report(new Loss(files.prefix(), new InstanceVersion(publication.version()), fate));
  }

  // ---- the watching thread

  /// Gives back the space of files that no version needs any more, and the slots of a registry that
  /// is no longer that of the prefix.
  void releaseReplaced() {
    var table = slots;
    if (table == null) {
      return;
    }
    table.retireReplaced();
    if (!table.isInPlace()) {
      openRegistry();
    }
  }

  /// Gives back the slots; snapshots that are open stay so.
  synchronized void close() {
    closed = true;
    var table = slots;
    if (table != null) {
      table.close();
    }
  }
}
