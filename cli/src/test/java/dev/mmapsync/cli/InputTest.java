package dev.mmapsync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InputTest {
  private static final int SIZE = 9 << 20;

  @TempDir private Path folder;
  private Path file;
  private byte[] content;

  @BeforeEach
  void writeFile() throws IOException {
    content = new byte[SIZE];
    new Random(1).nextBytes(content);
    file = Files.write(folder.resolve("file"), content);
  }

  @Test
  void copiesAllAndTellsHowFarItIs() {
    List<Long> progress = new ArrayList<>();
    try (Arena arena = Arena.ofShared();
        Input input = Input.open(file)) {
      MemorySegment target = arena.allocate(input.size());
      input.copyTo(target, progress::add);

      assertThat(target.toArray(ValueLayout.JAVA_BYTE)).isEqualTo(content);
    }
    assertThat(progress).isSorted().endsWith((long) SIZE);
  }

  @Test
  void aFileThatShrinksIsAnError() {
    try (Arena arena = Arena.ofShared();
        Input input = Input.open(file)) {
      MemorySegment target = arena.allocate(input.size());

      assertThatExceptionOfType(CommandFailure.class)
          .isThrownBy(() -> input.copyTo(target, _ -> write(new byte[5])))
          .withMessageContaining("changed while it was read")
          .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.INPUT));
    }
  }

  @Test
  void aFileThatIsWrittenToIsAnError() {
    try (Arena arena = Arena.ofShared();
        Input input = Input.open(file)) {
      MemorySegment target = arena.allocate(input.size());

      assertThatExceptionOfType(CommandFailure.class)
          .isThrownBy(() -> input.copyTo(target, _ -> write(new byte[SIZE + 1])))
          .withMessageContaining("changed while it was read");
    }
  }

  private void write(byte[] bytes) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
