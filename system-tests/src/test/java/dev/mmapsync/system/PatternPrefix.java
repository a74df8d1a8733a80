package dev.mmapsync.system;

import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteResult;
import dev.mmapsync.WriterOptions;
import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;

/// A prefix to which nothing but patterns is published, so that every read can be verified.
public record PatternPrefix(Path path, Sizes sizes) {
  /// Long enough for a reader that lives, short enough to wait for one that died.
  private static final Duration GRACE = Duration.ofMillis(5);

  /// A writer with a short grace.
  public SnapshotWriter<MemorySegment> writer() {
    return writerOptions().open();
  }

  /// The options of a writer with a short grace.
  public WriterOptions<MemorySegment> writerOptions() {
    return Synchronizer.writer(path, ArchiveType.bytes()).grace(GRACE);
  }

  /// A reader.
  public SnapshotReader<MemorySegment> reader() {
    return Synchronizer.reader(path, ArchiveType.bytes()).open();
  }

  /// Publishes the pattern of `number`, filled in place.
  public WriteResult publish(SnapshotWriter<MemorySegment> writer, long number) {
    return writer.writeRaw(sizes.at(number), archive -> Pattern.fill(archive, number));
  }

  /// Publishes by a writer of its own.
  public WriteResult publish(long number) {
    try (SnapshotWriter<MemorySegment> writer = writer()) {
      return publish(writer, number);
    }
  }

  /// Reads and looks at every byte.
  ///
  /// @return the number of the publication
  public long read(SnapshotReader<MemorySegment> reader) {
    try (Snapshot<MemorySegment> snapshot = reader.read()) {
      return Pattern.verify(snapshot.bytes(), sizes);
    }
  }

  /// Reads by a reader of its own.
  public long read() {
    try (SnapshotReader<MemorySegment> reader = reader()) {
      return read(reader);
    }
  }

  /// Its files.
  public PrefixFiles files() {
    return new PrefixFiles(path);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
