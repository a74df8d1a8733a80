package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.mmapsync.file.FaultyHost;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each call of a write to the operating system fails, one after the other: alone, and with all
/// that come after it.
///
/// How many there are is counted in a write that nothing happens to. After each failure the
/// published snapshot is what it was, who holds one keeps it or knows better, the next write of the
/// same writer works and so does that of the next one, and nothing half-made is left.
@Tag("native")
class EachStepFailsTest {
  private static final int SIZE = 3_000;
  private static final int LARGE = 20_000;
  private static final int NONE = Integer.MAX_VALUE;

  @TempDir Path folder;

  /// What the write finds whose steps fail.
  enum Before {
    /// No file at all.
    NOTHING(0, Held.NOTHING),
    /// One publication: the second data file has to be made.
    ONE(1, Held.NOTHING),
    /// Two: the file grows.
    TWO(2, Held.NOTHING),
    /// Two, of which the first is held: the file is overwritten, replaced, or kept.
    HELD(2, Held.FIRST),
    /// The same, and the registry is gone: the next writer does not know who holds what.
    UNKNOWN(2, Held.FIRST_UNKNOWN);

    private final int publications;
    private final Held held;

    Before(int publications, Held held) {
      this.publications = publications;
      this.held = held;
    }
  }

  private enum Held {
    NOTHING,
    FIRST,
    FIRST_UNKNOWN
  }

  /// @param rest whether all calls after the one that fails do so, too
  /// @param next whether another writer than the one before makes the write
  record Scenario(
      Before before, SlowReaderPolicy policy, Durability durability, boolean next, boolean rest) {}

  static Stream<Scenario> scenarios() {
    var all = new ArrayList<Scenario>();
    for (var before : Before.values()) {
      for (var policy : SlowReaderPolicy.values()) {
        for (var durability : Durability.values()) {
          for (int bits = 0; bits < 4; bits++) {
            all.add(new Scenario(before, policy, durability, (bits & 1) != 0, (bits & 2) != 0));
          }
        }
      }
    }
    return all.stream().filter(EachStepFailsTest::isPossible);
  }

  /// With [SlowReaderPolicy#FAIL] nobody writes over what is held, and there is no next step. Who
  /// finds no registry is another writer.
  private static boolean isPossible(Scenario scenario) {
    return (scenario.before != Before.HELD || scenario.policy != SlowReaderPolicy.FAIL)
        && (scenario.before != Before.UNKNOWN || scenario.next);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void nothingIsLost(Scenario scenario) throws IOException {
    var steps = new Run(scenario, "all").steps(NONE);
    assertThat(steps).isNotEmpty();
    int failed = 0;
    for (int k = 0; k < steps.size(); k++) {
      var run = new Run(scenario, "step-" + k);
      try {
        failed += run.failsAt(k) ? 1 : 0;
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError("step " + k + " of " + steps + ": " + e.getMessage(), e);
      }
    }
    assertThat(failed).as("steps that fail the write, of %s", steps).isPositive();
  }

  /// One write of which one step fails, in files of its own.
  private final class Run {
    private final Scenario scenario;
    private final PrefixFolder files;
    private final FaultyHost host = new FaultyHost();

    Run(Scenario scenario, String name) throws IOException {
      this.scenario = scenario;
      this.files = new PrefixFolder(Files.createDirectory(folder.resolve(name)));
    }

    private SnapshotWriter<MemorySegment> writer() {
      return files
          .writer()
          .slowReaders(scenario.policy)
          .durability(scenario.durability)
          .grace(Duration.ZERO)
          .openOn(host);
    }

    /// The calls of the write, of which none fails.
    List<String> steps(int first) throws IOException {
      try (var reader = files.reader().open();
          var writer = prepare(reader).writer) {
        host.arm(first, first);
        writer.writeRaw(PrefixFolder.archive(LARGE, 9));
        return host.disarm();
      }
    }

    /// @return whether the write failed
    boolean failsAt(int k) throws IOException {
      try (var reader = files.reader().onLoss(loss -> {}).open();
          var prepared = prepare(reader)) {
        var sizes = sizes();
        host.arm(k, scenario.rest ? NONE : k);
        var error = write(prepared.writer);
        var steps = host.disarm();
        assertPublished(error, k, steps);
        prepared.assertHeld(scenario.policy);
        if (!scenario.rest) { // else nothing could be put right
          if (error != null && !isNamed(steps, k)) {
            assertThat(sizes()).as("nothing gets longer").containsAllEntriesOf(sizes);
          }
          assertNothingHalfMade();
        }
        assertWrites(prepared.writer, 10);
        prepared.assertHeld(scenario.policy);
        prepared.writer.close();
        try (var next = writer()) {
          assertWrites(next, 11);
          assertWrites(next, 12);
        }
        assertNothingHalfMade();
        prepared.assertHeld(scenario.policy);
        assertThat(host.openFiles()).as("files that nobody closed").isZero();
        return error != null;
      }
    }

    private Prepared prepare(SnapshotReader<MemorySegment> reader) throws IOException {
      var writer = writer();
      Snapshot<MemorySegment> held = null;
      for (int content = 1; content <= scenario.before.publications; content++) {
        writer.writeRaw(PrefixFolder.archive(SIZE, content));
        if (content == 1 && scenario.before.held != Held.NOTHING) {
          held = reader.read();
        }
      }
      if (scenario.next) {
        writer.close();
        writer = writer();
      }
      if (scenario.before.held == Held.FIRST_UNKNOWN) {
        Files.delete(files.registry());
      }
      return new Prepared(writer, held, scenario.before.held == Held.FIRST_UNKNOWN);
    }

    private @Nullable SynchronizerException write(SnapshotWriter<MemorySegment> writer) {
      try {
        writer.writeRaw(PrefixFolder.archive(LARGE, 9));
        return null;
      } catch (SynchronizerException e) {
        assertThat(e.path().toString()).startsWith(files.prefix().toString());
        return e;
      }
    }

    /// The one step behind the publication is the wait for the disk to have the state.
    private void assertPublished(@Nullable SynchronizerException error, int k, List<String> steps) {
      int before = scenario.before.publications;
      boolean published = error == null || isBehindThePublication(steps.get(k));
      try (var reader = files.reader().open()) {
        if (published || before > 0) {
          try (var now = reader.read()) {
            assertIs(now, published ? LARGE : SIZE, published ? 9 : before);
          }
        } else {
          assertThat(reader.isPublished()).isFalse();
        }
      }
    }

    private void assertWrites(SnapshotWriter<MemorySegment> writer, int content) {
      writer.writeRaw(PrefixFolder.archive(LARGE, content));
      try (var reader = files.reader().open();
          var now = reader.read()) {
        assertIs(now, LARGE, content);
      }
    }

    private void assertNothingHalfMade() {
      assertThat(files.names()).isSubsetOf("p_state", "p_data_0", "p_data_1");
      try (var all = Files.list(files.folder())) {
        assertThat(all).noneMatch(file -> file.toString().endsWith(".new"));
      } catch (IOException e) {
        fail(e);
      }
    }

    private Map<String, Long> sizes() {
      var sizes = new TreeMap<String, Long>();
      for (var name : files.names()) {
        if (name.contains("data")) {
          sizes.put(name, files.folder().resolve(name).toFile().length());
        }
      }
      return sizes;
    }
  }

  private static boolean isBehindThePublication(String step) {
    return step.startsWith("force p_state"); // it keeps the name that it was made under
  }

  /// Whether a new file had its name when step `k` failed.
  private static boolean isNamed(List<String> steps, int k) {
    return isBehindThePublication(steps.get(k)) || steps.get(k).startsWith("force folder");
  }

  private static void assertIs(Snapshot<MemorySegment> snapshot, int size, int content) {
    assertThat((int) snapshot.value().get(ValueLayout.JAVA_BYTE, 0)).isEqualTo(content);
    assertThat(snapshot.value().mismatch(PrefixFolder.archive(size, content))).isEqualTo(-1);
  }

  /// A writer, and what a reader holds.
  ///
  /// @param unknown whether the writer cannot know of it
  private record Prepared(
      SnapshotWriter<MemorySegment> writer, @Nullable Snapshot<MemorySegment> held, boolean unknown)
      implements AutoCloseable {

    /// Only who may be evicted, and whom the writer knows, can lose it; then he knows.
    void assertHeld(SlowReaderPolicy policy) {
      if (held == null) {
        return;
      }
      if (policy == SlowReaderPolicy.EVICT && !unknown && held.fate() == Fate.EVICTED) {
        return;
      }
      assertThat(held.fate()).isEqualTo(Fate.INTACT);
      assertIs(held, SIZE, 1);
    }

    @Override
    public void close() {
      if (held != null) {
        held.close();
      }
      writer.close();
    }
  }
}
