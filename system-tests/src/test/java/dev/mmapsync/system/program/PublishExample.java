package dev.mmapsync.system.program;

import dev.mmapsync.Registry;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteResult;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.Example;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// `PublishExample PREFIX`: publishes the example twice, and says what the crate's example says.
public final class PublishExample {
  private PublishExample() {}

  /// Runs the program.
  public static void main(String[] arguments) {
    Path prefix = Path.of(arguments[0]);
    try (SnapshotWriter<MemorySegment> writer =
        Synchronizer.writer(prefix, ArchiveType.bytes()).registry(Registry.NONE).open()) {
      for (int i = 0; i < 2; i++) {
        WriteResult result = writer.writeRaw(Example.archive());
        System.out.printf("written: %d bytes | reset: %b%n", result.size(), result.readersReset());
      }
    }
  }
}
