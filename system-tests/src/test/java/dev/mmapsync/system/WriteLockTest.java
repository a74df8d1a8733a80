package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteLockException;
import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.program.HoldWriteLock;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two processes that want to write: the second is told so at once, and is the writer as soon as
/// the first is gone.
@Tag("portable")
final class WriteLockTest {
  private final PatternPrefix prefix;

  WriteLockTest(@TempDir Path folder) {
    this.prefix = new PatternPrefix(folder.resolve("locked"), Sizes.WIDE);
  }

  @Test
  void aStandbyTakesOverWhenTheWriterIsKilled() {
    try (Child holder = JavaProgram.small(HoldWriteLock.class).start(prefix);
        SnapshotWriter<MemorySegment> standby = prefix.writer()) {
      holder.awaitLine("locked");
      assertThatThrownBy(() -> prefix.publish(standby, 2)).isInstanceOf(WriteLockException.class);
      assertThatThrownBy(() -> Synchronizer.remove(prefix.path()))
          .isInstanceOf(WriteLockException.class);
      holder.kill();

      prefix.publish(standby, 2);
      assertThat(prefix.read()).isEqualTo(2);
    }
  }

  @Test
  void aWriterThatClosesLetsTheNextProcessIn() {
    try (SnapshotWriter<MemorySegment> writer = prefix.writer()) {
      prefix.publish(writer, 1);
      try (Child refused = JavaProgram.small(HoldWriteLock.class).start(prefix)) {
        refused.awaitLine("refused");
        refused.awaitSuccess();
      }
    }
    try (Child successor = JavaProgram.small(HoldWriteLock.class).start(prefix)) {
      successor.awaitLine("locked");
    }
  }
}
