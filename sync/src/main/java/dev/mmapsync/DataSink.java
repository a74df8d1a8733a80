package dev.mmapsync;

import dev.mmapsync.archive.ArchiveSink;
import dev.mmapsync.file.DataFile;
import dev.mmapsync.file.NoSpaceLeftException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A sink straight into the mapping of a data file.
final class DataSink extends ArchiveSink {
  private static final long SMALLEST_STEP = 4_096;

  private final DataFile file;

  DataSink(DataFile file) throws IOException {
    super(file.require(0));
    this.file = file;
  }

  /// Doubles, so that an archive that grows byte by byte does not map byte by byte. On a disk that
  /// is nearly full it halves what it asks for beyond that until there is room.
  @Override
  protected MemorySegment grow(long wanted) {
    if (wanted > InstanceVersion.MAX_SIZE) {
      throw new ArchiveSizeException(file.path(), wanted);
    }
    try {
      for (long more = Math.max(wanted, SMALLEST_STEP); more >= SMALLEST_STEP; more /= 2) {
        try {
          return file.require(Math.min(wanted + more, InstanceVersion.MAX_SIZE));
        } catch (NoSpaceLeftException e) {
          // less, then
        }
      }
      return file.require(wanted);
    } catch (IOException e) {
      throw FileErrors.ofData(file.path(), e);
    }
  }
}
