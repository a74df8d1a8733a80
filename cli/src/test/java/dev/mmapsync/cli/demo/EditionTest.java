package dev.mmapsync.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class EditionTest {
  private static final int INPUT = 50_000;
  private static final int NUMBERS = 12;

  private static MemorySegment randomInput() {
    byte[] bytes = new byte[INPUT];
    new Random(3).nextBytes(bytes);
    return MemorySegment.ofArray(bytes);
  }

  /// A heap segment that allows longs: the base of a `long[]` is aligned.
  private static MemorySegment filled(Edition edition, long number) {
    long size = edition.size(number);
    MemorySegment target =
        MemorySegment.ofArray(new long[(int) Math.ceilDiv(size, 8L)]).asSlice(0, size);
    edition.fill(number, target);
    return target;
  }

  @Test
  void eachIsWholeAndIsNoOther() {
    Edition edition = new Edition(randomInput());
    for (long number = 1; number <= NUMBERS; number++) {
      MemorySegment bytes = filled(edition, number);

      assertThat(Edition.number(bytes)).isEqualTo(number);
      assertThat(edition.isWhole(number, bytes)).isTrue();
      assertThat(edition.isWhole(number + 1, bytes)).isFalse();
      assertThat(edition.isWhole(number - 1, bytes)).isFalse();
    }
  }

  @Test
  void sizesDifferAndNeverExceedTheLargest() {
    Edition edition = new Edition(randomInput());
    for (long number = 1; number <= NUMBERS; number++) {
      assertThat(edition.size(number)).isBetween(1L, Edition.largestSize(INPUT));
      assertThat(edition.size(number)).isNotEqualTo(edition.size(number + 1));
    }
  }

  @Test
  void everySingleByteCounts() {
    Edition edition = new Edition(randomInput());
    MemorySegment bytes = filled(edition, 1);
    for (long at = 0; at < bytes.byteSize(); at++) {
      byte right = bytes.get(ValueLayout.JAVA_BYTE, at);
      bytes.set(ValueLayout.JAVA_BYTE, at, (byte) (right + 1));
      assertThat(edition.isWhole(1, bytes)).as("byte " + at).isFalse();
      bytes.set(ValueLayout.JAVA_BYTE, at, right);
    }
    assertThat(edition.isWhole(1, bytes)).isTrue();
  }

  @Test
  void aTearIsSeenInAMonotonousInputToo() {
    Edition edition = new Edition(MemorySegment.ofArray(new byte[INPUT]));
    MemorySegment older = filled(edition, 4);
    MemorySegment newer = filled(edition, 8);
    assertThat(older.byteSize()).isEqualTo(newer.byteSize());

    // a writer that is half way through
    MemorySegment.copy(newer, 0, older, 0, older.byteSize() / 2);

    assertThat(edition.isWhole(4, older)).isFalse();
    assertThat(edition.isWhole(8, older)).isFalse();
  }
}
