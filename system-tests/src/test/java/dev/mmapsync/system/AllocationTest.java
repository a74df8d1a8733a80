package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.program.QuietLookups;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A read, a lookup and a close allocate nothing, at the first place where a process does that and
/// at two others: with the garbage collector that JVMs have by default, whose barriers make
/// compiled methods larger, and what is too large is not taken into others.
final class AllocationTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hashed",
        "indexed",
        "indexOf",
        "valueAt",
        "indexedHeld",
        "sorted",
        "contains",
        "floor",
        "sortedHeld"
      })
  void aLookup(String kind) {
    JavaProgram program =
        JavaProgram.of(QuietLookups.class)
            .with("-XX:-UseSerialGC", "-XX:+UseG1GC", "-XX:-BackgroundCompilation");
    try (Child child = program.start(folder.resolve("table"), kind)) {
      assertThat(child.awaitSuccess())
          .endsWith("bytes allocated by a lookup: %s 0 0 0%n".formatted(kind));
    }
  }
}
