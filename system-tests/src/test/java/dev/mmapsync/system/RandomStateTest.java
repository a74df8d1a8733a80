package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.program.RandomStates;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Any sixteen bytes in the state file: a typed error, or a value of the right shape.
@Tag("portable")
final class RandomStateTest {
  private static final int STATES = 3000;

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void anyBytesEndWell(long seed, @TempDir Path folder) {
    JavaProgram program = JavaProgram.of(RandomStates.class).with("-Xmx64m");
    try (Child child = program.start(folder.resolve("random"), seed, STATES)) {
      System.out.println(child.awaitLine("states="));
      assertThat(child.awaitExit()).isZero();
    }
  }
}
