package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;

/// Raw bytes as they are: the archive of a segment is its content.
final class RawBytes implements ArchiveType<MemorySegment, MemorySegment> {
  static final RawBytes INSTANCE = new RawBytes();

  private RawBytes() {}

  @Override
  public void serialize(MemorySegment value, ArchiveSink sink) {
    sink.append(value);
  }

  @Override
  public MemorySegment view(MemorySegment archive) {
    return archive;
  }

  @Override
  public void check(MemorySegment archive) {
    // Any bytes are raw bytes.
  }

  @Override
  public long alignment() {
    return 1;
  }

  @Override
  public String toString() {
    return "raw bytes";
  }
}
