package dev.mmapsync.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.cli.Self;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A demo that is ended in the middle leaves nothing behind.
final class DemoEndTest {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
  private static final long POLL = TimeUnit.MILLISECONDS.toNanos(20);

  private Process demo;
  private List<ProcessHandle> peers;
  private Path folder;

  @BeforeEach
  void startDemo() throws IOException {
    demo =
        new ProcessBuilder(
                Self.command(
                    List.of(),
                    List.of("demo", "--seconds", "600", "--readers", "2", "--size", "64K")))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    await(() -> peers().size() == 3);
    peers = peers();
    folder = Path.of(arguments(peers.getFirst()).getLast());
    // the first publication: the demo is in full swing
    await(() -> Files.exists(folder.resolve("snapshot_state")));
  }

  @AfterEach
  void endAll() {
    demo.destroyForcibly();
    peers().forEach(ProcessHandle::destroyForcibly);
  }

  private List<ProcessHandle> peers() {
    return demo.descendants()
        .filter(process -> arguments(process).stream().anyMatch(word -> word.startsWith("demo-")))
        .toList();
  }

  private static List<String> arguments(ProcessHandle process) {
    return process.info().arguments().map(List::of).orElse(List.of());
  }

  private void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE;
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - deadline).as("in time").isNegative();
      LockSupport.parkNanos(POLL);
    }
  }

  private void awaitNothingLeft() {
    await(() -> peers.stream().noneMatch(ProcessHandle::isAlive));
    await(() -> !Files.exists(folder));
  }

  @Test
  void afterASignalNothingIsLeft() throws InterruptedException {
    demo.destroy();

    assertThat(demo.waitFor(PATIENCE, TimeUnit.NANOSECONDS)).isTrue();
    assertThat(demo.exitValue()).isEqualTo(128 + 15);
    awaitNothingLeft();
  }

  @Test
  void afterAKillNothingIsLeft() {
    demo.destroyForcibly();

    awaitNothingLeft();
  }
}
