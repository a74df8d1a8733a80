package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.file.Host;
import dev.mmapsync.file.RegistryFile;
import dev.mmapsync.file.StateFile;
import dev.mmapsync.protocol.ReaderSlot;
import dev.mmapsync.protocol.StateWords;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers with slots: what they learn, what they cost, and what a writer makes of dead and slow
/// ones.
@Tag("native")
class SlotsTest {
  private static final int SIZE = 5_000;
  private static final Duration SHORT = Duration.ofMillis(2);

  @TempDir Path folder;
  private PrefixFolder files;
  private SnapshotWriter<MemorySegment> writer;
  private SnapshotReader<MemorySegment> reader;
  private final List<Loss> losses = new CopyOnWriteArrayList<>();

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
    writer = files.writer().open();
    reader = files.reader().onLoss(losses::add).open();
  }

  @AfterEach
  void tearDown() {
    reader.close();
    writer.close();
  }

  private WriteResult write(int content) {
    return writer.writeRaw(PrefixFolder.archive(SIZE, content), SHORT);
  }

  private static int content(Snapshot<MemorySegment> snapshot) {
    int first = snapshot.value().get(ValueLayout.JAVA_BYTE, 0);
    assertThat(
            snapshot
                .value()
                .mismatch(PrefixFolder.archive((int) snapshot.value().byteSize(), first)))
        .isEqualTo(-1);
    return first;
  }

  private int read() {
    try (var snapshot = reader.read()) {
      assertThat(snapshot.fate()).isEqualTo(Fate.INTACT);
      return content(snapshot);
    }
  }

  private StateWords state() throws IOException {
    return StateFile.open(Host.current(), files.state()).orElseThrow().words();
  }

  /// Slots that somebody owns.
  private List<Integer> owned() throws IOException {
    try (var registry = RegistryFile.open(Host.current(), files.registry()).orElseThrow()) {
      var owned = new ArrayList<Integer>();
      for (int k = 0; k < registry.words().slots(); k++) {
        if (registry.isOwned(k)) {
          owned.add(k);
        }
      }
      return owned;
    }
  }

  @Test
  void readersWithSlotsAreNotCounted() throws IOException {
    write(1);
    try (var snapshot = reader.read()) {
      assertThat(content(snapshot)).isEqualTo(1);
      assertThat(files.readers(0)).isZero();
      assertThat(files.isGuarded(0)).isTrue();
      assertThat(files.isGuarded(1)).isTrue();
      assertThat(owned()).containsExactly(0);
    }
    reader.close();
    assertThat(owned()).isEmpty();
  }

  @Test
  void aSlotInUseIsGivenBackWhenItsSnapshotIsClosed() throws IOException {
    write(1);
    var snapshot = reader.read();
    reader.close();
    assertThat(owned()).containsExactly(0);
    assertThat(content(snapshot)).isEqualTo(1);
    snapshot.close();
    Eventually.holds("given back", () -> owned().isEmpty());
    assertThatThrownBy(reader::read).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyOpenSnapshotHasASlotAndTheRestIsCounted() throws IOException {
    write(1);
    int slots;
    try (var registry = RegistryFile.open(Host.current(), files.registry()).orElseThrow()) {
      slots = registry.words().slots();
    }
    var open = new ArrayList<Snapshot<MemorySegment>>();
    for (int i = 0; i < slots + 7; i++) {
      open.add(reader.read());
    }
    assertThat(files.readers(0)).isEqualTo(7);
    assertThat(open.getLast().fate()).isEqualTo(Fate.UNKNOWN);
    assertThat(open.getFirst().fate()).isEqualTo(Fate.INTACT);
    open.forEach(Snapshot::close);
    assertThat(files.readers(0)).isZero();
    assertThat(losses).isEmpty();
    assertThat(write(2).readersReset()).isFalse();
    assertThat(write(3).readersReset()).isFalse();
  }

  @Test
  void anEvictionIsSeenByTheEvictedAndByNobodyElse() {
    write(1);
    var slow = reader.read();
    write(2);
    try (var other = reader.read()) {
      var result = write(3);
      assertThat(result.readersReset()).isTrue();
      assertThat(result.evicted()).isEqualTo(1);
      assertThat(result.dead()).isZero();
      assertThat(slow.fate()).isEqualTo(Fate.EVICTED);
      assertThat(other.fate()).isEqualTo(Fate.INTACT);
      assertThat(content(other)).isEqualTo(2);
    }
    assertThat(losses).isEmpty();
    var version = slow.version();
    slow.close();
    slow.close();
    assertThat(slow.fate()).isEqualTo(Fate.EVICTED);
    assertThat(losses).containsExactly(new Loss(files.prefix(), version, Fate.EVICTED));
    assertThat(read()).isEqualTo(3);
    assertThat(write(4).evicted()).isZero();
  }

  @Test
  void aListenerThatThrowsHidesNothing() {
    try (var loud =
        files
            .reader()
            .onLoss(
                loss -> {
                  throw new PlannedException();
                })
            .open()) {
      write(1);
      var slow = loud.read();
      write(2);
      write(3);
      slow.close();
      assertThat(slow.fate()).isEqualTo(Fate.EVICTED);
    }
  }

  @Test
  void withFailASlowReaderLosesNothing() {
    writer.close();
    try (var polite = files.writer().slowReaders(SlowReaderPolicy.FAIL).open()) {
      polite.writeRaw(PrefixFolder.archive(SIZE, 1));
      var slow = reader.read();
      polite.writeRaw(PrefixFolder.archive(SIZE, 2));
      assertThatThrownBy(() -> polite.writeRaw(PrefixFolder.archive(SIZE, 3), SHORT))
          .isInstanceOfSatisfying(
              ReadersBusyException.class, e -> assertThat(e.readers()).isEqualTo(1));
      assertThat(content(slow)).isEqualTo(1);
      assertThat(slow.fate()).isEqualTo(Fate.INTACT);
      slow.close();
      polite.writeRaw(PrefixFolder.archive(SIZE, 3), SHORT);
    }
    assertThat(read()).isEqualTo(3);
  }

  @Test
  void aDeadReaderIsNotWaitedFor() throws IOException {
    write(1);
    var registry = RegistryFile.open(Host.current(), files.registry()).orElseThrow();
    assertThat(new ReaderSlot(registry.claim(5, state()).orElseThrow(), null).tryEnter(0))
        .isNotZero();
    write(2);
    registry.close(); // the kernel does that for a process that dies
    var result = writer.writeRaw(PrefixFolder.archive(SIZE, 3), Duration.ofDays(1));
    assertThat(result.dead()).isEqualTo(1);
    assertThat(result.readersReset()).isFalse();
    assertThat(writer.writeRaw(PrefixFolder.archive(SIZE, 4), Duration.ofDays(1)).dead()).isZero();
    assertThat(writer.writeRaw(PrefixFolder.archive(SIZE, 5), Duration.ofDays(1)).dead()).isZero();
  }

  @Test
  void aReaderThatDiesWhileItIsWaitedForEndsTheWait() throws Exception {
    write(1);
    var registry = RegistryFile.open(Host.current(), files.registry()).orElseThrow();
    assertThat(new ReaderSlot(registry.claim(5, state()).orElseThrow(), null).tryEnter(0))
        .isNotZero();
    write(2);
    var result = new AtomicReference<WriteResult>();
    var writing =
        Thread.ofPlatform()
            .start(
                () ->
                    result.set(writer.writeRaw(PrefixFolder.archive(SIZE, 3), Duration.ofDays(1))));
    Eventually.holds("it waits", () -> writing.getState() == Thread.State.TIMED_WAITING);
    registry.close();
    Eventually.holds("it goes on", () -> !writing.isAlive());
    assertThat(result.get().dead()).isEqualTo(1);
    assertThat(result.get().readersReset()).isFalse();
    assertThat(read()).isEqualTo(3);
  }

  @Test
  void publicationsHaveNumbersAndTimes() {
    var before = Instant.now();
    write(1);
    try (var local = reader.local()) {
      for (int number = 1; number <= 5; number++) {
        for (int time = 0; time < 3; time++) {
          try (var snapshot = local.read()) {
            assertThat(local.switched()).isEqualTo(time == 0);
            assertThat(snapshot.sequence()).hasValue(number);
            assertThat(snapshot.publishedAt().orElseThrow()).isBetween(before, Instant.now());
          }
        }
        write(7); // the same word every other time
      }
    }
  }

  @Test
  void aNewWriterCountsOn() {
    write(1);
    write(2);
    writer.close();
    try (var next = files.writer().open()) {
      next.writeRaw(PrefixFolder.archive(SIZE, 3));
      try (var snapshot = reader.read()) {
        assertThat(snapshot.sequence()).hasValue(3);
      }
    }
  }

  @Test
  void aLocalReaderHoldsOneSnapshotAtATime() {
    write(1);
    var local = reader.local();
    var snapshot = local.read();
    assertThatThrownBy(local::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("still open");
    assertThat(content(snapshot)).isEqualTo(1);
    snapshot.close();
    assertThat(local.<Integer>read(m -> (int) m.get(ValueLayout.JAVA_BYTE, 0))).isEqualTo(1);
    local.close();
    assertThatThrownBy(local::read).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void localReadersGiveTheirSlotsToTheNextOnes() throws IOException {
    write(1);
    for (int i = 0; i < 20; i++) {
      try (var local = reader.local();
          var snapshot = local.read()) {
        assertThat(content(snapshot)).isEqualTo(1);
      }
    }
    assertThat(owned()).hasSizeLessThanOrEqualTo(2);
    var last = reader.local();
    last.read().close();
    reader.close();
    assertThat(owned()).isEmpty();
    assertThatThrownBy(last::read).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anArchiveOfAnotherTypeIsAnErrorThatNamesBoth() {
    writer.close();
    try (var prices = Synchronizer.writer(files.prefix(), new Typed(0x11)).open();
        var flags = Synchronizer.reader(files.prefix(), new Typed(0x22)).open();
        var same = Synchronizer.reader(files.prefix(), new Typed(0x11)).open()) {
      prices.write(PrefixFolder.archive(10, 1));
      for (int time = 0; time < 2; time++) {
        assertThatThrownBy(flags::read)
            .isInstanceOfSatisfying(
                TypeMismatchException.class,
                e -> {
                  assertThat(e.published()).isEqualTo(0x11);
                  assertThat(e.expected()).isEqualTo(0x22);
                })
            .hasMessageEndingWith("published=0000000000000011 expected=0000000000000022");
      }
      same.read().close();
      read(); // raw bytes have no type
      prices.write(PrefixFolder.archive(10, 1));
      assertThat(prices.write(PrefixFolder.archive(10, 1)).readersReset()).isFalse();
    }
  }

  /// Raw bytes with a fingerprint.
  ///
  /// @param viewing what happens when a view is made
  private record Typed(long fingerprint, Runnable viewing)
      implements ArchiveType<MemorySegment, MemorySegment> {
    Typed(long fingerprint) {
      this(fingerprint, () -> {});
    }

    @Override
    public void serialize(MemorySegment value, dev.mmapsync.archive.ArchiveSink sink) {
      sink.append(value);
    }

    @Override
    public MemorySegment view(MemorySegment archive) {
      viewing.run();
      return archive;
    }

    @Override
    public void check(MemorySegment archive) {}

    @Override
    public long alignment() {
      return 1;
    }
  }

  @Test
  void aWriterWithoutARegistryMakesTheFateUnknown() {
    write(1);
    write(2);
    var held = reader.read();
    writer.close();
    try (var foreign = files.countingWriter().open()) {
      assertThat(foreign.writeRaw(PrefixFolder.archive(SIZE, 3), SHORT).readersReset())
          .as("the guard is waited for")
          .isTrue();
      assertThat(held.fate()).as("the other index").isEqualTo(Fate.INTACT);
      try (var counted = reader.read()) {
        assertThat(content(counted)).isEqualTo(3);
        assertThat(counted.fate()).isEqualTo(Fate.UNKNOWN);
        assertThat(counted.sequence()).isEmpty();
        assertThat(counted.publishedAt()).isEmpty();
        assertThat(files.readers(0)).isEqualTo(1);
      }
      foreign.writeRaw(PrefixFolder.archive(SIZE, 4), SHORT);
      assertThat(held.fate()).isEqualTo(Fate.UNKNOWN);
      assertThat(foreign.writeRaw(PrefixFolder.archive(SIZE, 5), SHORT).readersReset()).isFalse();
    }
    held.close();
    assertThat(losses).hasSize(1);
    try (var again = files.writer().open()) {
      again.writeRaw(PrefixFolder.archive(SIZE, 6));
      assertThat(read()).as("by a slot").isEqualTo(6);
      assertThat(files.isGuarded(0)).isTrue();
      assertThat(files.isGuarded(1)).isTrue();
    }
  }

  /// As if the reader had stood still between the generation and the version.
  @Test
  void aGenerationThatIsTooOldIsNotKept() throws IOException {
    write(1);
    var repairs = new AtomicInteger(1);
    try (var registry = RegistryFile.open(Host.current(), files.registry()).orElseThrow();
        var late =
            Synchronizer.reader(
                    files.prefix(),
                    new Typed(
                        0,
                        () -> {
                          if (repairs.getAndDecrement() > 0) {
                            registry.words().addForeignGeneration();
                          }
                        }))
                .open()) {
      for (int i = 0; i < 3; i++) {
        try (var snapshot = late.read()) {
          assertThat(snapshot.fate()).isEqualTo(Fate.INTACT);
        }
      }
    }
  }

  @Test
  void theRepairOfTheGuardsIsSeenByWhoHoldsSinceBefore() {
    write(1);
    var held = reader.read();
    writer.close();
    try (var foreign = files.countingWriter().open()) {
      foreign.writeRaw(PrefixFolder.archive(SIZE, 2), SHORT);
      foreign.writeRaw(PrefixFolder.archive(SIZE, 3), SHORT);
    }
    try (var again = files.writer().open()) {
      again.writeRaw(PrefixFolder.archive(SIZE, 4), SHORT);
    }
    assertThat(held.fate()).isNotEqualTo(Fate.INTACT);
    held.close();
    assertThat(losses).hasSize(1);
  }

  @Test
  void whatIsNoRegistryIsAnErrorForWritersAndIgnoredByReaders() throws IOException {
    write(1);
    writer.close();
    var bytes = Files.readAllBytes(files.registry());
    for (int offset : new int[] {0, 8, 12, 16, 20, 24}) {
      var spoiled = bytes.clone();
      spoiled[offset] ^= 0x55;
      spoiled[offset + 2] ^= 0x55;
      PrefixFolder.replace(files.registry(), spoiled);
      try (var next = files.writer().open();
          var fresh = files.reader().open()) {
        assertThatThrownBy(() -> next.writeRaw(PrefixFolder.archive(SIZE, 2)))
            .isInstanceOf(RegistryFileException.class)
            .hasMessageContaining(files.registry().toString())
            .hasMessageContaining("=");
        int content = fresh.read(memory -> (int) memory.get(ValueLayout.JAVA_BYTE, 0));
        assertThat(content).isEqualTo(1);
      }
    }
    PrefixFolder.replace(files.registry(), new byte[100]);
    try (var next = files.writer().open()) {
      assertThatThrownBy(() -> next.writeRaw(PrefixFolder.archive(SIZE, 2)))
          .isInstanceOf(RegistryFileException.class)
          .hasMessageEndingWith("size=100");
    }
  }
}
