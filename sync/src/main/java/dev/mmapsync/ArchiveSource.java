package dev.mmapsync;

import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.file.DataFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Where the bytes of a write come from.
@FunctionalInterface
interface ArchiveSource {

  /// Puts the archive at the start of `file`.
  Written writeTo(DataFile file, Checksum checksum) throws IOException;

  /// What was written.
  ///
  /// @param bytes the archive, in the data file
  /// @param checksum of all of it
  record Written(MemorySegment bytes, long checksum) {
    /// Size of the archive in bytes.
    long size() {
      return bytes.byteSize();
    }
  }

  /// A value, serialized in place.
  static <T> ArchiveSource of(ArchiveType<T, ?> type, T value, DataSink sink) {
    return (file, checksum) -> {
      sink.begin(file);
      type.serialize(value, sink);
      var bytes = file.requireExactly(requireSize(file.path(), sink.position()));
      return new Written(bytes, checksum.of(bytes));
    };
  }

  /// An archive that exists already, copied.
  static ArchiveSource copyOf(MemorySegment archive) {
    return (file, checksum) -> {
      var bytes = file.requireExactly(requireSize(file.path(), archive.byteSize()));
      return new Written(bytes, checksum.copy(archive, bytes));
    };
  }

  /// Bytes that `fill` puts in place.
  static ArchiveSource filledBy(long size, Consumer<? super MemorySegment> fill) {
    return (file, checksum) -> {
      var bytes = file.requireExactly(requireSize(file.path(), size));
      fill.accept(bytes);
      return new Written(bytes, checksum.of(bytes));
    };
  }

  private static long requireSize(Path path, long size) {
    if (size <= 0 || size > InstanceVersion.MAX_SIZE) {
      throw new ArchiveSizeException(path, size);
    }
    return size;
  }
}
