package dev.mmapsync.system;

import dev.mmapsync.Registry;
import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.process.RustPeer;
import dev.mmapsync.system.program.LoadWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Writers at full speed that are killed anywhere and followed by one of the other language, ours
/// and the crate's in turns, with readers of ours who go on all the time, and who hold snapshots
/// for longer than the grace: what they read is right, or they are told.
///
/// `-Ddev.mmapsync.takeovers=101` for more turns; an odd number ends with ours.
final class TakeOverTest {
  private static final int TURNS = Integer.getInteger("dev.mmapsync.takeovers", 5);

  /// Longer than any reader that lives holds.
  private static final Duration LONG = Duration.ofSeconds(60);

  private static final Duration GRACE = Duration.ofMillis(20);
  private static final Duration LONGEST_HOLD = GRACE.multipliedBy(2);

  /// More than one writer publishes in its turn.
  private static final long NUMBERS = 1_000_000;

  private final RustPeer peer = RustPeer.ofLoad();
  private final Path prefix;

  TakeOverTest(@TempDir Path folder) {
    this.prefix = folder.resolve("turns");
  }

  /// With slots, some hold for longer than the grace; with counters, that would void what they
  /// promise, so nobody does, and all that is read is right.
  @ParameterizedTest
  @EnumSource
  void ofWritersUnderLoad(Registry registry) {
    boolean slots = registry == Registry.SLOTS;
    Duration grace = slots ? GRACE : LONG;
    try (LoadReaders readers = new LoadReaders(prefix)) {
      for (int turn = 0; turn < TURNS; turn++) {
        long first = 1 + turn * NUMBERS;
        try (Child writer = start(turn, registry, first, grace)) {
          writer.awaitLine("ready");
          if (turn == 0) {
            readers.withOurs(2, Duration.ZERO);
            if (slots) {
              readers.withOurs(1, LONGEST_HOLD);
            }
          }
          writer.awaitLine("enough");
          writer.kill();
        }
      }
      long resets = slots ? 1 : 0; // of those that were killed nobody knows, but there are guards
      readers.endAndJudge(resets, grace);
    }
  }

  private Child start(int turn, Registry registry, long first, Duration grace) {
    return turn % 2 == 0
        ? JavaProgram.of(LoadWriter.class).start(prefix, registry, first, grace.toMillis())
        : peer.start("write", prefix, first, grace.toMillis());
  }
}
