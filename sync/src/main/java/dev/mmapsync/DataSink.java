package dev.mmapsync;

import dev.mmapsync.archive.ArchiveSink;
import dev.mmapsync.file.DataFile;
import dev.mmapsync.file.NoSpaceLeftException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A sink straight into the mapping of a data file: one for each writer, so that what a serializer
/// works in is made once.
///
/// For one thread at a time.
final class DataSink extends ArchiveSink {
  private static final long SMALLEST_STEP = 4_096;

  private @Nullable DataFile file;

  DataSink() {
    super(MemorySegment.NULL);
  }

  /// Begins an archive at the start of `target`.
  void begin(DataFile target) throws IOException {
    file = target;
    restart(target.require(0));
  }

  /// Doubles, so that an archive that grows byte by byte does not map byte by byte. On a disk that
  /// is nearly full it halves what it asks for beyond that until there is room.
  @Override
  protected MemorySegment grow(long wanted) {
    var target = Objects.requireNonNull(file, "no archive has begun");
    if (wanted > InstanceVersion.MAX_SIZE) {
      throw new ArchiveSizeException(target.path(), wanted);
    }
    try {
      for (long more = Math.max(wanted, SMALLEST_STEP); more >= SMALLEST_STEP; more /= 2) {
        try {
          return target.require(Math.min(wanted + more, InstanceVersion.MAX_SIZE));
        } catch (NoSpaceLeftException e) {
          // less, then
        }
      }
      return target.require(wanted);
    } catch (IOException e) {
      throw FileErrors.ofData(target.path(), e);
    }
  }
}
