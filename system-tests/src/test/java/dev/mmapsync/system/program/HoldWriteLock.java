package dev.mmapsync.system.program;

import dev.mmapsync.Registry;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteLockException;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.Example;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/// `HoldWriteLock PREFIX`: without a registry, so that a writer of the crate need not wait, takes
/// the single-writer lock by a write and says `locked`, or `refused: ...`; keeps it until its input
/// ends.
public final class HoldWriteLock {
  private HoldWriteLock() {}

  /// Runs the program.
  public static void main(String[] arguments) {
    Path prefix = Path.of(arguments[0]);
    try (SnapshotWriter<MemorySegment> writer =
        Synchronizer.writer(prefix, ArchiveType.bytes()).registry(Registry.NONE).open()) {
      writer.writeRaw(Example.archive());
      System.out.println("locked");
      Input.awaitEnd();
    } catch (WriteLockException e) {
      System.out.println("refused: " + e.getMessage());
    }
  }
}
