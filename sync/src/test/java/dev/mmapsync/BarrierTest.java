package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mmapsync.file.Barrier;
import dev.mmapsync.file.Host;
import dev.mmapsync.file.RegistryFile;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers that enter without a fence, and the writers that execute it for them: who does what,
/// counted. That it holds is for `FencelessEntryTest` of the system tests.
@Tag("native")
class BarrierTest {
  private static final int SIZE = 100;
  private static final long KERNEL = 7;
  private static final long OTHER_KERNEL = 8;

  @TempDir Path folder;
  private PrefixFolder files;
  private final FakeBarrier barrier = new FakeBarrier(KERNEL);

  @BeforeEach
  void setUp() {
    assumeTrue(Host.current().barrier().kernel() != Barrier.NO_KERNEL, "the kernel has none");
    files = new PrefixFolder(folder);
  }

  private SnapshotWriter<MemorySegment> writer(Host host) {
    return files.writer().openOn(host);
  }

  private SnapshotReader<MemorySegment> reader(Host host) {
    return new SnapshotReader<>(host, files.reader());
  }

  private static void write(SnapshotWriter<MemorySegment> writer, int content) {
    writer.writeRaw(PrefixFolder.archive(SIZE, content), Duration.ZERO);
  }

  private static int content(Snapshot<MemorySegment> snapshot) {
    int first = snapshot.value().get(ValueLayout.JAVA_BYTE, 0);
    assertThat(snapshot.value().mismatch(PrefixFolder.archive(SIZE, first))).isEqualTo(-1);
    return first;
  }

  private static int read(LocalReader<MemorySegment> reader) {
    try (var snapshot = reader.read()) {
      assertThat(snapshot.fate()).isEqualTo(Fate.INTACT);
      return content(snapshot);
    }
  }

  private RegistryFile registry(Host host) throws IOException {
    return RegistryFile.open(host, files.registry()).orElseThrow();
  }

  private boolean hasBarriers(long kernel) throws IOException {
    try (var registry = registry(Host.current())) {
      return registry.words().hasBarriers() && registry.words().hasBarriersOf(kernel);
    }
  }

  private boolean isOwned(int slot) {
    try (var registry = registry(Host.current())) {
      return registry.isOwned(slot);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRegistrySaysWhoseBarriersItHas() throws IOException {
    try (var writer = writer(barrier.host())) {
      write(writer, 1);
    }
    assertThat(hasBarriers(KERNEL)).isTrue();
    assertThat(hasBarriers(OTHER_KERNEL)).isFalse();
    assertThat(hasBarriers(Barrier.NO_KERNEL)).isFalse();
  }

  @Test
  void aWriterExecutesOneBehindEachPublicationOnceThereAreSlots() {
    try (var writer = writer(barrier.host());
        var reader = reader(barrier.host());
        var local = reader.local()) {
      for (int content = 1; content <= 3; content++) {
        write(writer, content);
      }
      int tried = barrier.issues();
      assertThat(tried).as("once, as the registry was made, and by no write").isEqualTo(1);
      assertThat(read(local)).isEqualTo(3);
      assertThat(barrier.joins()).isEqualTo(1);
      for (int content = 4; content <= 6; content++) {
        write(writer, content);
        assertThat(read(local)).isEqualTo(content);
      }
      assertThat(barrier.issues() - tried)
          .as("behind each, and before the first, whose last publication found no slot")
          .isEqualTo(4);
      assertThat(barrier.joins()).isEqualTo(1);
    }
  }

  /// How many barriers were executed by a write of `writer`: one if the one before it was prepared.
  private int issuesOf(SnapshotWriter<MemorySegment> writer, int content) {
    int before = barrier.issues();
    write(writer, content);
    return barrier.issues() - before;
  }

  @Test
  void aWriterRemembersItsOwnBarriersOnly() {
    try (var first = files.writer().writeLock(WriteLock.DISABLED).openOn(barrier.host());
        var second = files.writer().writeLock(WriteLock.DISABLED).openOn(barrier.host());
        var reader = reader(barrier.host());
        var local = reader.local()) {
      write(first, 1);
      assertThat(read(local)).isEqualTo(1);
      write(first, 1);
      assertThat(issuesOf(first, 1)).as("prepared").isEqualTo(1);
      write(second, 1);
      assertThat(issuesOf(second, 1)).as("prepared").isEqualTo(1);
      assertThat(issuesOf(first, 1)).as("the same version word, another publication").isEqualTo(2);
      assertThat(issuesOf(first, 1)).as("prepared again").isEqualTo(1);
      assertThat(issuesOf(second, 1)).as("not its own").isEqualTo(2);
      assertThat(read(local)).isEqualTo(1);
    }
  }

  @Test
  void behindAWriterWithoutARegistryItIsExecutedAnew() {
    try (var writer = files.writer().writeLock(WriteLock.DISABLED).openOn(barrier.host());
        var foreign = files.countingWriter().writeLock(WriteLock.DISABLED).openOn(barrier.host());
        var reader = reader(barrier.host());
        var local = reader.local()) {
      write(writer, 1);
      assertThat(read(local)).isEqualTo(1);
      write(writer, 1);
      assertThat(issuesOf(foreign, 1)).isZero();
      assertThat(issuesOf(writer, 1)).as("at the other index").isEqualTo(2);
      assertThat(issuesOf(foreign, 1)).isZero();
      assertThat(issuesOf(foreign, 1)).isZero();
      assertThat(issuesOf(writer, 1)).as("at the same one, with its version word").isEqualTo(2);
      assertThat(issuesOf(writer, 1)).as("prepared again").isEqualTo(1);
    }
  }

  @Test
  void aWriteThatFailsLeavesItPrepared() {
    try (var writer = writer(barrier.host());
        var reader = reader(barrier.host());
        var local = reader.local()) {
      write(writer, 1);
      assertThat(read(local)).isEqualTo(1);
      write(writer, 2);
      int before = barrier.issues();
      assertThatThrownBy(
              () ->
                  writer.writeRaw(
                      SIZE,
                      to -> {
                        throw new IllegalStateException("no");
                      }))
          .hasMessage("no");
      assertThat(barrier.issues()).isEqualTo(before);
      assertThat(issuesOf(writer, 3)).isEqualTo(1);
      assertThat(read(local)).isEqualTo(3);
    }
  }

  /// What was published behind which it failed stays published, and the next write goes on in a new
  /// registry.
  @Test
  void aBarrierThatFailsBehindAPublicationFailsNoWrite() throws IOException {
    try (var writer = writer(barrier.host());
        var reader = reader(barrier.host());
        var local = reader.local()) {
      write(writer, 1);
      assertThat(read(local)).isEqualTo(1);
      write(writer, 2);
      var held = local.read();
      barrier.fail(true);
      for (int content = 3; content < 8; content++) {
        write(writer, content);
        assertThat(content(held)).isEqualTo(2);
      }
      assertThat(hasBarriers(KERNEL)).isFalse();
      held.close();
      local.read().close(); // by a counter, if it is the first one to find the new registry
      assertThat(read(local)).isEqualTo(7);
    }
  }

  @Test
  void aWriterReachesThoseWhoJoinedBeforeItExecutesABarrier() {
    try (var writer = writer(barrier.host());
        var reader = reader(barrier.host());
        var second = reader(barrier.host());
        var local = reader.local();
        var other = second.local()) {
      write(writer, 1);
      int tried = barrier.tours();
      assertThat(tried).as("once, as the registry was made").isEqualTo(1);
      read(local);
      for (int content = 2; content <= 4; content++) {
        write(writer, content);
        assertThat(read(local)).isEqualTo(content);
        assertThat(barrier.tours() - tried).as("for one that joined").isEqualTo(1);
      }
      reader.local().close();
      write(writer, 5);
      assertThat(barrier.tours() - tried).as("nobody joined since").isEqualTo(1);
      read(other);
      write(writer, 6);
      write(writer, 7);
      assertThat(barrier.tours() - tried).as("for two that joined").isEqualTo(2);
    }
  }

  @Test
  void eachWriterReachesThemForItself() {
    try (var reader = reader(barrier.host());
        var local = reader.local()) {
      try (var writer = writer(barrier.host())) {
        write(writer, 1);
        read(local);
        write(writer, 2);
      }
      var next = new FakeBarrier(KERNEL);
      try (var writer = writer(next.host())) {
        write(writer, 3);
        assertThat(next.tours()).as("one to try it out").isEqualTo(2);
        assertThat(next.issues()).as("one to try it out, and one behind it").isEqualTo(3);
        assertThat(read(local)).isEqualTo(3);
      }
    }
  }

  @Test
  void whoHasNoReaderOfItsOwnDoesNotJoin() {
    try (var writer = writer(barrier.host());
        var reader = reader(barrier.host())) {
      write(writer, 1);
      reader.read().close();
      int tried = barrier.issues();
      write(writer, 2);
      assertThat(barrier.joins()).isZero();
      assertThat(barrier.issues()).as("nobody relies on them").isEqualTo(tried);
    }
  }

  @Test
  void withoutBarriersNothingIsExecuted() throws IOException {
    try (var writer = writer(Host.with(Barrier.NONE))) {
      write(writer, 1);
    }
    assertThat(hasBarriers(Barrier.NO_KERNEL)).isFalse();
    try (var writer = writer(barrier.host());
        var reader = reader(barrier.host());
        var local = reader.local()) {
      assertThat(read(local)).isEqualTo(1);
      write(writer, 2);
      assertThat(read(local)).isEqualTo(2);
    }
    assertThat(barrier.joins()).isZero();
    assertThat(barrier.issues()).isZero();
    assertThat(hasBarriers(KERNEL)).as("it stays as it was made").isFalse();
  }

  @Test
  void aReaderThatBarriersDoNotReachFences() throws IOException {
    try (var writer = writer(barrier.host())) {
      write(writer, 1);
      for (var host : new Host[] {new FakeBarrier(OTHER_KERNEL).host(), Host.with(Barrier.NONE)}) {
        try (var registry = registry(host);
            var reader = reader(host);
            var local = reader.local()) {
          assertThat(registry.barrier()).isEmpty();
          assertThat(read(local)).isEqualTo(1);
        }
      }
      barrier.fail(true);
      try (var registry = registry(barrier.host())) {
        assertThat(registry.barrier()).as("the kernel refuses").isEmpty();
      }
    }
  }

  /// A writer that cannot execute it, or only in other processes than those that rely on it.
  @Test
  void aWriterThatCannotMakesANewRegistryAndNewFiles() throws IOException {
    for (var host : new Host[] {Host.with(Barrier.NONE), new FakeBarrier(OTHER_KERNEL).host()}) {
      try (var writer = writer(barrier.host())) {
        write(writer, 1);
      }
      assertThat(hasBarriers(KERNEL)).isTrue();
      try (var reader = reader(barrier.host());
          var local = reader.local();
          var writer = writer(host)) {
        var held = local.read();
        for (int content = 2; content < 6; content++) {
          write(writer, content);
          assertThat(content(held)).isEqualTo(1);
        }
        assertThat(held.fate()).isNotEqualTo(Fate.EVICTED);
        assertThat(hasBarriers(KERNEL)).isFalse();
        held.close();
        local.read().close(); // by a counter, if it is the first one to find the new registry
        assertThat(read(local)).isEqualTo(5);
      }
      Files.delete(files.registry());
      Files.delete(files.state());
    }
  }

  @Test
  void aBarrierThatFailsFailsTheWriteAndTheNextOneGoesOn() throws IOException {
    try (var writer = writer(barrier.host());
        var reader = reader(barrier.host());
        var local = reader.local()) {
      write(writer, 1);
      write(writer, 2);
      var held = local.read();
      barrier.fail(true);
      assertThatThrownBy(() -> write(writer, 3))
          .isInstanceOf(RegistryFileException.class)
          .hasMessageEndingWith("file=" + files.registry());
      assertThat(content(held)).isEqualTo(2);
      for (int content = 4; content < 8; content++) {
        write(writer, content);
        assertThat(content(held)).isEqualTo(2);
      }
      held.close();
      local.read().close(); // by a counter, if it is the first one to find the new registry
      assertThat(read(local)).isEqualTo(7);
    }
  }

  @Test
  void aSlotIsGivenBackBehindABarrier() {
    var reader = reader(barrier.host());
    try (var writer = writer(barrier.host())) {
      write(writer, 1);
      var local = reader.local();
      var held = local.read();
      int before = barrier.issuesHere();
      reader.close();
      assertThat(barrier.issuesHere()).isGreaterThan(before);
      assertThat(isOwned(0)).as("in use").isTrue();
      assertThat(content(held)).isEqualTo(1);
      held.close();
      Eventually.holds("given back", () -> !isOwned(0));
      assertThatThrownBy(local::read).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aSlotIsKeptAsLongAsTheBarrierFails() {
    var reader = reader(barrier.host());
    try (var writer = writer(barrier.host())) {
      write(writer, 1);
      assertThat(read(reader.local())).isEqualTo(1);
      barrier.fail(true);
      reader.close();
      assertThat(isOwned(0)).isTrue();
      barrier.fail(false);
      Eventually.holds("given back", () -> !isOwned(0));
    }
  }
}
