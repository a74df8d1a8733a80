package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.Registry;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.process.RustPeer;
import dev.mmapsync.system.program.LoadWriter;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A writer at full speed with changing sizes, of either language, and readers of both at once, all
/// in processes of their own: ours read nothing wrong, whoever writes.
///
/// `-Ddev.mmapsync.load.seconds=60` makes each run as long.
final class LoadTest {
  private static final Duration TIME =
      Duration.ofSeconds(Integer.getInteger("dev.mmapsync.load.seconds", 5));

  /// Longer than any reader that lives holds.
  private static final Duration LONG = Duration.ofSeconds(60);

  /// Of the crate's writer, for readers that it cannot see.
  private static final Duration FOR_THE_UNSEEN = Duration.ofSeconds(1);

  /// A reader that crashes leaves a count, which is waited for.
  private static final Duration FOR_THE_CRASHED = Duration.ofMillis(200);

  private final Path prefix;

  LoadTest(@TempDir Path folder) {
    this.prefix = folder.resolve("load");
  }

  /// With slots, readers of the crate that crash and leave their counts behind harm nobody.
  @ParameterizedTest
  @EnumSource
  void behindOurWriter(Registry registry) {
    boolean slots = registry == Registry.SLOTS;
    Duration grace = slots ? FOR_THE_CRASHED : LONG;
    try (Child writer =
            JavaProgram.of(LoadWriter.class).start(prefix, registry, 1, grace.toMillis());
        LoadReaders readers = new LoadReaders(prefix)) {
      writer.awaitLine("ready");
      readers.withOurs(2, Duration.ZERO).withTheirs(LoadReaders.Crate.CAREFUL);
      if (slots) {
        readers.withTheirs(LoadReaders.Crate.TRUSTING);
      }
      Tally written = runAndEnd(writer, readers, "our writer, " + registry);
      readers.endAndJudge(written.get("resets"), grace);
      if (!slots) {
        assertThat(written.get("resets")).isZero();
      }
    }
  }

  /// Where there were slots, its first two writes meet the guards, one in each data file.
  @ParameterizedTest
  @EnumSource
  void behindTheCratesWriter(Registry registry) {
    boolean slots = registry == Registry.SLOTS;
    Duration grace = slots ? FOR_THE_UNSEEN : LONG;
    try (SnapshotWriter<MemorySegment> writer =
        Synchronizer.writer(prefix, ArchiveType.bytes()).registry(registry).open()) {
      for (long number = 1; number <= 2; number++) {
        long each = number;
        writer.writeRaw(PatternArchive.size(each), archive -> PatternArchive.fill(archive, each));
      }
    }
    try (LoadReaders readers = new LoadReaders(prefix)) {
      readers.withOurs(2, Duration.ZERO).withTheirs(LoadReaders.Crate.CAREFUL);
      try (Child writer = RustPeer.ofLoad().start("write", prefix, 3, FOR_THE_UNSEEN.toMillis())) {
        writer.awaitLine("ready");
        Tally written = runAndEnd(writer, readers, "the crate's writer, " + registry);
        readers.endAndJudge(written.get("resets"), grace);
        assertThat(written.get("resets")).isEqualTo(slots ? 2 : 0);
      }
    }
  }

  private static Tally runAndEnd(Child writer, LoadReaders readers, String who) {
    long end = System.nanoTime() + TIME.toNanos();
    while (System.nanoTime() < end) {
      writer.awaitLine("at ");
      readers.restartTheCrashed();
    }
    writer.endInput();
    String line = writer.awaitLine("published", LONG.plus(LONG));
    System.out.println(who + ": " + line);
    writer.awaitSuccess();
    return Tally.of(line);
  }
}
