package dev.mmapsync.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ArchiveSinkTest {
  private static final int GARBAGE = 0xA5;

  /// A sink in memory that is full of garbage and moves whenever it grows.
  private static final class GarbageSink extends ArchiveSink {
    private final List<Long> growths = new ArrayList<>();
    private MemorySegment memory;

    GarbageSink(int capacity) {
      this(garbage(capacity));
    }

    private GarbageSink(MemorySegment memory) {
      super(memory);
      this.memory = memory;
    }

    void begin(int capacity) {
      memory = garbage(capacity);
      restart(memory);
    }

    private static MemorySegment garbage(long size) {
      return MemorySegment.ofArray(new byte[(int) size]).fill((byte) GARBAGE);
    }

    @Override
    protected MemorySegment grow(long wanted) {
      growths.add(wanted);
      var wider = garbage(wanted);
      wider.copyFrom(memory);
      memory.fill((byte) 0); // what is written to the old memory from now on is lost
      memory = wider;
      return wider;
    }

    byte[] bytes() {
      return memory.asSlice(0, position()).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  @Test
  void beginsAgainInOtherMemory() {
    var sink = new GarbageSink(4);
    sink.appendLong(1);
    sink.begin(3);
    assertThat(sink.position()).isZero();
    assertThatThrownBy(() -> sink.setByte(0, (byte) 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    sink.appendInt(2);
    assertThat(sink.bytes()).isEqualTo(new byte[] {2, 0, 0, 0});
    assertThat(sink.growths).as("of both").containsExactly(8L, 4L);
  }

  @Test
  void keepsOneWorkspaceThatIsTakenAway() {
    var sink = new GarbageSink(4);
    assertThat(sink.takeWorkspace(String.class)).isNull();
    sink.keepWorkspace("first");
    sink.keepWorkspace("second");
    sink.begin(4);
    assertThat(sink.takeWorkspace(String.class)).isEqualTo("second");
    assertThat(sink.takeWorkspace(String.class)).isNull();
    sink.keepWorkspace(3);
    assertThat(sink.takeWorkspace(String.class)).as("of another serializer").isNull();
  }

  @Test
  void appendsLittleEndianWhateverTheAlignment() {
    var sink = new GarbageSink(64);
    sink.appendByte((byte) 0x01);
    sink.appendShort((short) 0x0302);
    sink.appendInt(0x07060504);
    sink.appendLong(0x0F0E0D0C0B0A0908L);
    assertThat(sink.position()).isEqualTo(15);
    assertThat(sink.bytes())
        .isEqualTo(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
    assertThat(sink.growths).isEmpty();
  }

  @Test
  void appendsSegmentsAndSaysWhereTheyStart() {
    var sink = new GarbageSink(4);
    assertThat(sink.append(MemorySegment.ofArray(new byte[] {1, 2, 3}))).isZero();
    assertThat(sink.append(MemorySegment.ofArray(new byte[0]))).isEqualTo(3);
    assertThat(sink.append(MemorySegment.ofArray(new int[] {0x04040404}))).isEqualTo(3);
    assertThat(sink.bytes()).isEqualTo(new byte[] {1, 2, 3, 4, 4, 4, 4});
  }

  @Test
  void whatIsSkippedIsZeroWhateverTheMemoryHeld() {
    for (long alignment = 1; alignment <= 4_096; alignment *= 2) {
      for (int before = 0; before <= 9; before++) {
        var sink = new GarbageSink(16);
        for (int i = 0; i < before; i++) {
          sink.appendByte((byte) 1);
        }
        long aligned = sink.align(alignment);
        assertThat(aligned % alignment).isZero();
        assertThat(aligned - before).isBetween(0L, alignment - 1);
        assertThat(sink.position()).isEqualTo(aligned);
        var bytes = sink.bytes();
        for (int i = 0; i < bytes.length; i++) {
          assertThat(bytes[i]).isEqualTo((byte) (i < before ? 1 : 0));
        }
      }
    }
  }

  @Test
  void reservesZerosAndSaysWhereTheyStart() {
    var sink = new GarbageSink(8);
    assertThat(sink.reserve(0)).isZero();
    assertThat(sink.reserve(3)).isZero();
    assertThat(sink.reserve(1_000)).isEqualTo(3);
    assertThat(sink.position()).isEqualTo(1_003);
    assertThat(sink.bytes()).containsOnly(0);
  }

  @Test
  void setsWhatWasAppended() {
    var sink = new GarbageSink(0);
    sink.reserve(15);
    sink.setByte(0, (byte) 0x01);
    sink.setShort(1, (short) 0x0302);
    sink.setInt(3, 0x07060504);
    sink.setLong(7, 0x0F0E0D0C0B0A0908L);
    assertThat(sink.bytes())
        .isEqualTo(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
    assertThat(sink.position()).isEqualTo(15);
  }

  @Test
  void setsNothingOutsideOfWhatWasAppended() {
    var sink = new GarbageSink(64);
    sink.reserve(10);
    var before = sink.bytes();
    for (long at : new long[] {-1, 10, 11, 63, 64, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertOutside(sink, at, s -> s.setByte(at, (byte) 1));
    }
    for (long at : new long[] {-1, 9, 10, Long.MAX_VALUE}) {
      assertOutside(sink, at, s -> s.setShort(at, (short) 1));
    }
    for (long at : new long[] {-1, 7, 10, Long.MAX_VALUE}) {
      assertOutside(sink, at, s -> s.setInt(at, 1));
    }
    for (long at : new long[] {-1, 3, 10, Long.MAX_VALUE}) {
      assertOutside(sink, at, s -> s.setLong(at, 1));
    }
    assertThat(sink.bytes()).isEqualTo(before);
  }

  private static void assertOutside(ArchiveSink sink, long at, Consumer<ArchiveSink> set) {
    assertThatThrownBy(() -> set.accept(sink))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("at=" + at)
        .hasMessageEndingWith("position=10");
  }

  @Test
  void growsOnlyWhenItMustAndKeepsWhatWasAppended() {
    var sink = new GarbageSink(1);
    var expected = ByteBuffer.allocate(8_000).order(ByteOrder.LITTLE_ENDIAN);
    for (long i = 0; i < 1_000; i++) {
      sink.appendLong(i * i);
      expected.putLong(i * i);
    }
    assertThat(sink.bytes()).isEqualTo(expected.array());
    assertThat(sink.growths).hasSize(1_000).startsWith(8L, 16L).endsWith(8_000L);
  }

  @Test
  void aSizeBelowZeroOrBeyondAllIsRefused() {
    var sink = new GarbageSink(8);
    sink.appendByte((byte) 1);
    assertThatThrownBy(() -> sink.reserve(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("size=-1");
    assertThatThrownBy(() -> sink.reserve(Long.MAX_VALUE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(sink.position()).isEqualTo(1);
    assertThat(sink.growths).isEmpty();
  }

  @Test
  void aGrowthThatFailsLeavesThePositionWhereItWas() {
    var sink =
        new ArchiveSink(MemorySegment.ofArray(new byte[4])) {
          @Override
          protected MemorySegment grow(long wanted) {
            throw new ArchiveException("no more: wanted=" + wanted);
          }
        };
    sink.appendInt(7);
    assertThatThrownBy(() -> sink.appendByte((byte) 1)).hasMessage("no more: wanted=5");
    assertThat(sink.position()).isEqualTo(4);
  }
}
