package dev.mmapsync;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.file.DataMapping;
import dev.mmapsync.file.PrefixFiles;
import dev.mmapsync.protocol.PublicationRecord;
import dev.mmapsync.protocol.StateWords;
import dev.mmapsync.protocol.VersionWord;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// Makes a publication of a mapped data file that is held: checks the type and what the options ask
/// for, once per publication, and makes the view.
final class PublicationMaker<V> {
  private final PrefixFiles files;
  private final ReaderOptions<V> options;
  private final StateWords words;

  PublicationMaker(PrefixFiles files, ReaderOptions<V> options, StateWords words) {
    this.files = files;
    this.options = options;
    this.words = words;
  }

  /// @param sequence see [Publication#sequence]
  /// @throws SynchronizerException if it is not what the reader expects
  Publication<V> make(
      long version, long sequence, int generation, PublicationRecord record, DataMapping mapping) {
    requireType(version, record.fingerprint());
    try {
      var bytes = mapping.memory().asSlice(0, VersionWord.size(version));
      verify(bytes, version);
      var value = options.type().view(bytes);
      return new Publication<>(version, sequence, generation, record, mapping, bytes, value, words);
    } catch (ArchiveException e) {
      throw new VerificationException(path(version), String.valueOf(e.getMessage()), e);
    } catch (InternalError e) {
      throw FileErrors.faulted(path(version), e);
    }
  }

  private Path path(long version) {
    return files.data(VersionWord.index(version));
  }

  private void requireType(long version, long published) {
    long expected = options.type().fingerprint();
    if (published != 0 && expected != 0 && published != expected) {
      throw new TypeMismatchException(path(version), published, expected);
    }
  }

  private void verify(MemorySegment bytes, long version) {
    switch (options.verification()) {
      case NONE -> {}
      case CHECKSUM -> {
        long found = options.checksum().of(bytes) & VersionWord.CHECKSUM_MASK;
        if (found != VersionWord.checksum(version)) {
          throw new VerificationException(
              path(version),
              "the checksum is not that of the version: expected=%06x found=%06x"
                  .formatted(VersionWord.checksum(version), found),
              null);
        }
      }
      case STRUCTURE -> options.type().check(bytes);
    }
  }
}
