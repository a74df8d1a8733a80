package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.mmapsync.file.Barrier;
import dev.mmapsync.file.Host;
import dev.mmapsync.protocol.AddressedStateWords;
import dev.mmapsync.protocol.PublicationRecord;
import dev.mmapsync.protocol.ReaderSlot;
import dev.mmapsync.protocol.RegistryLayout;
import dev.mmapsync.protocol.RegistryWords;
import dev.mmapsync.protocol.SlotAcquire;
import dev.mmapsync.protocol.SlotScan;
import dev.mmapsync.protocol.StateLayout;
import dev.mmapsync.protocol.VersionWord;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A reader that enters without a fence, and a writer that executes it: never a torn read. And the
/// proof that this test would see one: without the writer's barrier it does.
///
/// The slot, the scan and the words are those of the library; the archive is two numbers, so that
/// writer and reader meet millions of times a second.
final class FencelessEntryTest {
  private static final int ROUNDS = 600_000;
  private static final Duration TIME = Duration.ofSeconds(60);

  private final Barrier barrier = Host.current().barrier();

  @BeforeEach
  void setUp() {
    assumeTrue(barrier.kernel() != Barrier.NO_KERNEL, "the kernel has none");
    assumeTrue(Runtime.getRuntime().availableProcessors() > 1, "nothing happens at the same time");
    assertThat(barrier.join()).isTrue();
  }

  @Test
  void neverATornReadWithTheWritersBarrier() throws InterruptedException {
    var calls = new AtomicLong();
    var rig =
        new Rig(
            () -> {
              calls.getAndIncrement();
              assertThat(barrier.issue()).isTrue();
            });
    rig.run(ROUNDS);
    System.out.println("with the barrier: " + rig + " calls=" + calls);
    assertThat(calls).as("behind each publication, and before the first").hasValue(ROUNDS + 1);
    assertThat(rig.writes).isEqualTo(ROUNDS);
    assertThat(rig.reads).isPositive();
    assertThat(rig.torn).isZero();
  }

  @Test
  void tornReadsWithoutIt() throws InterruptedException {
    var rig = new Rig(() -> {});
    rig.run(Long.MAX_VALUE);
    System.out.println("without the barrier: " + rig);
    assertThat(rig.torn).isPositive();
  }

  /// One writer and one reader of two data files, each of two numbers that are equal.
  private final class Rig {
    private static final int LINE = 16;

    private final MemorySegment state = Arena.ofAuto().allocate(StateLayout.SIZE, 128);
    private final MemorySegment registry =
        Arena.ofAuto().allocate(RegistryLayout.size(1), RegistryLayout.SLOTS);
    private final AtomicLongArray data = new AtomicLongArray(6 * LINE);
    private final AddressedStateWords words = new AddressedStateWords(state);
    private final RegistryWords known;
    private final SlotScan scan;
    private final ReaderSlot slot;
    private final long[] clutter = new long[1 << 21];
    private int dirty;
    private volatile boolean ended;
    private long writes;
    private long reads;
    private long torn;

    Rig(Runnable fence) {
      RegistryWords.initialize(registry, 1, null, barrier.kernel());
      known = new RegistryWords(registry);
      scan = new SlotScan(known, k -> true, fence);
      slot = new ReaderSlot(known.claim(0, words, 1, 1), barrier::issueHere);
      publish(0, 0);
    }

    private void publish(int index, long content) {
      long version = VersionWord.of(index, 1 + (content & 0xff), content);
      known.record(index, new PublicationRecord(version, content + 1, 0, 0, 0, 0));
      words.publish(version);
    }

    /// Until so many writes are done, or a read is torn, or the time is over.
    void run(long most) throws InterruptedException {
      var reader = Thread.ofPlatform().start(this::read);
      long end = System.nanoTime() + TIME.toNanos();
      while (writes < most && !ended && System.nanoTime() < end) {
        write();
      }
      ended = true;
      reader.join();
    }

    private void write() {
      int next = 1 - VersionWord.index(words.version());
      if (scan.look(next) != 0) {
        return;
      }
      long content = ++writes;
      data.setRelease(first(next), content);
      data.setRelease(second(next), content);
      publish(next, content);
      scan.prepare();
    }

    private int first(int index) {
      return (1 + 2 * index) * LINE;
    }

    private int second(int index) {
      return (2 + 2 * index) * LINE;
    }

    private void read() {
      while (!ended) {
        clutter();
        long hold = slot.tryEnter(VersionWord.index(words.version()));
        long version = SlotAcquire.settle(slot, words, hold);
        look(VersionWord.index(version));
        slot.leave(SlotAcquire.settled(hold, version));
        reads++;
      }
    }

    /// Stores that miss the cache, and that the processor has to finish before the one that enters:
    /// without a fence, that one comes late.
    private void clutter() {
      for (int i = 0; i < 16; i++) {
        dirty = (dirty + 40_009) & (clutter.length - 1);
        clutter[dirty] = reads;
      }
    }

    /// Twice each: whatever is written in between is seen.
    private void look(int index) {
      long first = data.getAcquire(first(index));
      long second = data.getAcquire(second(index));
      for (int i = 0; i < 100; i++) {
        if (data.getAcquire(second(index)) != second || data.getAcquire(first(index)) != first) {
          second = -1;
        }
      }
      if (first != second) {
        torn++;
        ended = true;
      }
    }

    @Override
    public String toString() {
      return "writes=" + writes + " reads=" + reads + " torn=" + torn;
    }
  }
}
