package dev.mmapsync;

import dev.mmapsync.archive.ArchiveSink;
import dev.mmapsync.file.DataFile;
import dev.mmapsync.file.NoSpaceLeftException;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

/// A sink straight into the mapping of a data file.
final class DataSink extends ArchiveSink {
  private final DataFile file;

  DataSink(DataFile file) throws IOException {
    super(file.require(0));
    this.file = file;
  }

  /// Doubles, so that an archive that grows byte by byte does not map byte by byte; asks for less
  /// on a disk that is nearly full.
  @Override
  protected MemorySegment grow(long wanted) {
    if (wanted > InstanceVersion.MAX_SIZE) {
      throw new ArchiveSizeException(file.path(), wanted);
    }
    try {
      try {
        return file.require(Math.min(2 * wanted, InstanceVersion.MAX_SIZE));
      } catch (NoSpaceLeftException e) {
        return file.require(wanted);
      }
    } catch (IOException e) {
      throw FileErrors.ofData(file.path(), e);
    }
  }
}
