package dev.mmapsync;

import dev.mmapsync.file.DataMapping;
import dev.mmapsync.file.Host;
import dev.mmapsync.file.PrefixFiles;
import dev.mmapsync.protocol.PublicationRecord;
import dev.mmapsync.protocol.RegistryWords;
import dev.mmapsync.protocol.SlotAcquire;
import dev.mmapsync.protocol.StateWords;
import dev.mmapsync.protocol.VersionWord;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One attempt to acquire the current version through a slot, whichever version that is.
///
/// The order of the steps is that of section 5 of the protocol, and each has a reason in `model/`:
/// generation, version, guard, the file at hand, its record, and the mark last of all.
///
/// For one thread, once.
final class SlotAttempt<V> {
  /// How it ended.
  enum End {
    /// The publication is held.
    HELD,
    /// Nothing is published, and nothing is held.
    NOTHING,
    /// A writer did not heed this hold; nothing is held. The next attempt has another sequence.
    MARKED,
    /// The generation was loaded long before the version: it would be taken for that of the record
    /// as long as that is there. Nothing is held, and the next attempt has another one.
    OUTDATED,
    /// A writer without a registry has published, or files were swapped; nothing is held. Counters
    /// are safe.
    UNRECORDED
  }

  private final Host host;
  private final PrefixFiles files;
  private final StateWords words;
  private final ReaderSlots<V> table;
  private final RegistryWords registry;
  private final ClaimedSlot<V> claimed;
  private final PublicationMaker<V> maker;
  private long hold;
  private @Nullable Publication<V> publication;

  SlotAttempt(
      Host host,
      PrefixFiles files,
      StateWords words,
      ReaderSlots<V> table,
      Entered<V> entered,
      PublicationMaker<V> maker) {
    this.host = host;
    this.files = files;
    this.words = words;
    this.table = table;
    this.registry = table.registry();
    this.claimed = entered.slot();
    this.hold = entered.hold();
    this.maker = maker;
  }

  /// What is held.
  @Nullable Snapshot<V> snapshot() {
    return publication == null ? null : new Snapshot<>(publication, claimed, hold);
  }

  /// Acquires.
  End run() {
    int generation = registry.foreignGeneration();
    long version = SlotAcquire.settle(claimed, words, hold);
    if (version == VersionWord.NOTHING) {
      return End.NOTHING;
    }
    int index = VersionWord.index(version);
    hold = SlotAcquire.settled(hold, version);
    try {
      var found = words.isGuarded(index) ? find(version, generation) : null;
      if (claimed.isMarked(hold, index)) {
        return End.MARKED;
      }
      if (found == null) {
        return End.UNRECORDED;
      }
      if (found.generation() != registry.foreignGeneration()) { // behind the record
        return End.OUTDATED;
      }
      publication = found;
      claimed.remember(found);
      return End.HELD;
    } catch (SynchronizerException e) {
      if (claimed.isMarked(hold, index)) {
        return End.MARKED; // it was overwritten while it was looked at
      }
      throw e;
    } finally {
      if (publication == null) {
        claimed.leave(hold);
      }
    }
  }

  /// @return null if file, record and version do not belong together
  private @Nullable Publication<V> find(long version, int generation) {
    int index = VersionWord.index(version);
    var record = registry.recordOf(index);
    if (record.word() != version) {
      return null;
    }
    var last = table.current();
    if (last != null && last.record().equals(record) && isRecorded(last.mapping(), record)) {
      return last;
    }
    var mapping = atHand(version, record);
    if (mapping == null) {
      mapping = map(files.data(index), version);
    }
    return mapping != null && isRecorded(mapping, record)
        ? maker.make(version, record.sequence(), generation, record, mapping)
        : null;
  }

  /// The file that was mapped last, if it is the recorded one: nobody has to be asked then.
  private @Nullable DataMapping atHand(long version, PublicationRecord record) {
    var last = table.atHand().get(VersionWord.index(version));
    return last != null
            && !last.isRetired()
            && last.isNamedBy(record)
            && last.covers(VersionWord.size(version))
        ? last
        : null;
  }

  /// Says which file is about to be used, and then makes sure that it is still the recorded one.
  private boolean isRecorded(DataMapping mapping, PublicationRecord record) {
    claimed.use(mapping);
    return !mapping.isRetired()
        && mapping.isNamedBy(record)
        && registry.recordOf(VersionWord.index(record.word())).equals(record);
  }

  /// The file at the path, as it is mapped already if it can be. Behind the mapping the registry is
  /// still that of the prefix: if it were not, the file could be one that was made since, with the
  /// number of one that is recorded here and gone.
  private @Nullable DataMapping map(Path path, long version) {
    int index = VersionWord.index(version);
    long size = VersionWord.size(version);
    var last = table.atHand().get(index);
    try {
      var mapping =
          last == null || last.isRetired()
              ? DataMapping.open(host, path, size)
              : last.reopened(host, path, size);
      table.atHand().set(index, mapping);
      return table.isInPlace() ? mapping : null;
    } catch (IOException e) {
      return null; // whoever comes by a counter will say why
    }
  }
}
