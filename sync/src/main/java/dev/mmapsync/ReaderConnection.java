package dev.mmapsync;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.file.DataMapping;
import dev.mmapsync.file.Host;
import dev.mmapsync.file.PrefixFiles;
import dev.mmapsync.file.StateFile;
import dev.mmapsync.protocol.StateWords;
import dev.mmapsync.protocol.VersionWord;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// A reader's hold on one state file, and the publication that it saw last.
///
/// When a state file is replaced, its reader gets a new connection; snapshots of the old one stay
/// as they are.
///
/// For any number of threads: those that find a new version at the same time each look at it for
/// themselves, and nobody waits.
final class ReaderConnection<V> {
  private final Host host;
  private final PrefixFiles files;
  private final StateFile state;
  private final StateWords words;
  private final ReaderOptions<V> options;

  /// The data files as they were mapped last. A set pairs with a get; an older one is only looked
  /// at again.
  private final AtomicReferenceArray<@Nullable DataMapping> mappings =
      new AtomicReferenceArray<>(2);

  /// What was read last. A volatile write by whoever switches; a thread that sees an older one
  /// switches for itself.
  private volatile @Nullable Publication<V> current;

  ReaderConnection(Host host, PrefixFiles files, StateFile state, ReaderOptions<V> options) {
    this.host = host;
    this.files = files;
    this.state = state;
    this.words = state.words();
    this.options = options;
  }

  StateWords words() {
    return words;
  }

  @Nullable Publication<V> current() {
    return current;
  }

  /// Whether another state file has taken the place of this one.
  boolean isReplaced() {
    try {
      return state.name() == StateFile.Name.REPLACED;
    } catch (IOException e) {
      return false; // a folder that cannot be looked at says nothing
    }
  }

  /// Looks at `version`, whose index is registered, and makes it the current publication.
  ///
  /// @return the publication, still registered; or null, and nothing is registered, if the state
  ///   file has been replaced
  @Nullable Publication<V> switchTo(long version) {
    boolean held = false;
    try {
      var publication = look(version);
      if (publication != null) {
        current = publication;
        held = true;
      }
      return publication;
    } finally {
      if (!held) {
        words.leave(VersionWord.index(version));
      }
    }
  }

  private @Nullable Publication<V> look(long version) {
    var path = files.data(VersionWord.index(version));
    try {
      var bytes = map(path, version).memory().asSlice(0, VersionWord.size(version));
      // Behind the mapping: a writer replaces data files only after their state.
      if (isReplaced()) {
        return null;
      }
      verify(path, bytes, version);
      return new Publication<>(words, version, bytes, options.type().view(bytes));
    } catch (IOException e) {
      if (isReplaced()) {
        return null;
      }
      throw FileErrors.ofData(path, e);
    } catch (ArchiveException e) {
      throw new VerificationException(path, String.valueOf(e.getMessage()), e);
    } catch (InternalError e) {
      throw FileErrors.faulted(path, e);
    }
  }

  private DataMapping map(Path path, long version) throws IOException {
    int index = VersionWord.index(version);
    long size = VersionWord.size(version);
    var last = mappings.get(index);
    var mapping =
        last == null ? DataMapping.open(host, path, size) : last.reopened(host, path, size);
    mappings.set(index, mapping);
    return mapping;
  }

  private void verify(Path path, MemorySegment bytes, long version) {
    switch (options.verification()) {
      case NONE -> {}
      case CHECKSUM -> {
        long found = options.checksum().of(bytes) & VersionWord.CHECKSUM_MASK;
        if (found != VersionWord.checksum(version)) {
          throw new VerificationException(
              path,
              "the checksum is not that of the version: expected=%06x found=%06x"
                  .formatted(VersionWord.checksum(version), found),
              null);
        }
      }
      case STRUCTURE -> options.type().check(bytes);
    }
  }
}
