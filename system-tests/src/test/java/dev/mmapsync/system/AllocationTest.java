package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.program.QuietLookups;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A read and a lookup in what was read allocate nothing, in one method, in a process that does
/// nothing else.
final class AllocationTest {
  @TempDir Path folder;

  @Test
  void aLookupInAHashMap() {
    try (Child child = JavaProgram.of(QuietLookups.class).start(folder.resolve("table"))) {
      assertThat(child.awaitSuccess()).endsWith("bytes allocated by a lookup: 0\n");
    }
  }
}
