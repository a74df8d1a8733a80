package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.file.Host;
import dev.mmapsync.file.RegistryFile;
import dev.mmapsync.file.StateFile;
import dev.mmapsync.protocol.ReaderSlot;
import dev.mmapsync.protocol.StateWords;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A slot that has been given back belongs to the next owner, whatever the one before still does.
@Tag("native")
class SlotOwnersTest {
  private static final int SIZE = 100;
  private static final Duration SHORT = Duration.ofMillis(2);

  @TempDir Path folder;
  private PrefixFolder files;
  private SnapshotWriter<MemorySegment> writer;

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
    writer = files.writer().open();
    write(1);
  }

  @AfterEach
  void tearDown() {
    writer.close();
  }

  private WriteResult write(int content) {
    return writer.writeRaw(PrefixFolder.archive(SIZE, content), SHORT);
  }

  private StateWords state() throws IOException {
    return StateFile.open(Host.current(), files.state()).orElseThrow().words();
  }

  private RegistryFile registry() throws IOException {
    return RegistryFile.open(Host.current(), files.registry()).orElseThrow();
  }

  private static long entered(ReaderSlot slot, int index) {
    long hold = slot.tryEnter(index);
    assertThat(hold).isNotEqualTo(ReaderSlot.NOT_ENTERED);
    return hold;
  }

  @Test
  void aLocalReaderWhoseReaderIsClosedTouchesNobodysSlot() {
    var reader = files.reader().open();
    var late = reader.local();
    late.read().close();
    reader.close();
    try (var other = files.reader().open();
        var local = other.local();
        var snapshot = local.read()) {
      assertThatThrownBy(late::read).isInstanceOf(IllegalStateException.class);
      write(2);
      assertThat(write(3).evicted()).isEqualTo(1);
      assertThat(snapshot.fate()).isEqualTo(Fate.EVICTED);
    }
  }

  /// As a thread that was stopped right before it enters.
  @Test
  void whoEntersLateFindsTheNextOwner() throws IOException {
    try (var first = registry();
        var second = registry()) {
      var late = new ReaderSlot(first.claim(3, state()).orElseThrow(), null);
      late.leave(entered(late, 0));
      long seen = first.words().hold(3);
      assertThat(late.tryRetire()).isTrue();
      first.giveBack(late);
      var owner = new ReaderSlot(second.claim(3, state()).orElseThrow(), null);
      assertThat(second.words().hold(3)).as("so that a late exchange fails").isNotEqualTo(seen);
      assertThat(late.tryEnter(0)).isZero();
      assertThat(owner.isHolding(0)).isFalse();
      assertThat(entered(owner, 1)).isPositive();
      assertThat(late.tryEnter(0)).isZero();
      assertThat(owner.isHolding(1)).isTrue();
      assertThat(owner.isHolding(0)).isFalse();
    }
  }

  @Test
  void whoEntersWhileItIsGivenBackDoesNot() throws IOException {
    try (var registry = registry()) {
      var slot = new ReaderSlot(registry.claim(3, state()).orElseThrow(), null);
      long hold = entered(slot, 0);
      assertThat(slot.tryRetire()).as("in use").isFalse();
      assertThat(slot.isHolding(0)).isTrue();
      slot.leave(hold);
      assertThat(slot.tryRetire()).isTrue();
      assertThat(slot.tryEnter(0)).isZero();
      assertThat(slot.isHolding(0)).isFalse();
    }
  }
}
