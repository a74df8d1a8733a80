package dev.mmapsync.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VersionWordTest {

  /// The word after two publications of the example of the README of the Rust crate.
  @Test
  void takesApartWhatTheCrateWrote() {
    long word = 0xf390ff0000000049L;
    assertThat(VersionWord.index(word)).isOne();
    assertThat(VersionWord.size(word)).isEqualTo(36);
    assertThat(VersionWord.checksum(word)).isEqualTo(0xf390ff);
    assertThat(VersionWord.of(1, 36, 0xf390ff)).isEqualTo(word);
  }

  @Test
  void partsDoNotTouchEachOther() {
    for (int index = 0; index <= 1; index++) {
      for (long size : new long[] {1, 36, 1L << 31, 1L << 32, VersionWord.MAX_SIZE}) {
        for (long checksum : new long[] {0, 1, 0x800000, 0xFFFFFF}) {
          long word = VersionWord.of(index, size, checksum);
          assertThat(VersionWord.index(word)).isEqualTo(index);
          assertThat(VersionWord.size(word)).isEqualTo(size);
          assertThat(VersionWord.checksum(word)).isEqualTo((int) checksum);
          assertThat(word).isNotEqualTo(VersionWord.NOTHING);
        }
      }
    }
  }

  @Test
  void onlyTheLowBitsOfAChecksumAreKept() {
    assertThat(VersionWord.of(0, 1, 0xABCDEF_123456L)).isEqualTo(VersionWord.of(0, 1, 0x123456));
    assertThat(VersionWord.of(0, 1, -1)).isEqualTo(VersionWord.of(0, 1, 0xFFFFFF));
  }

  @Test
  void theLargestSizeHas39Bits() {
    assertThat(VersionWord.MAX_SIZE).isEqualTo(549_755_813_887L);
    assertThat(VersionWord.of(1, VersionWord.MAX_SIZE, -1)).isEqualTo(-1);
  }

  @Test
  void whatIsNoVersionIsRefused() {
    for (var bad : new long[][] {{2, 1}, {-1, 1}, {0, 0}, {0, -1}, {0, VersionWord.MAX_SIZE + 1}}) {
      assertThatThrownBy(() -> VersionWord.of((int) bad[0], bad[1], 0))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageEndingWith("index=" + bad[0] + " size=" + bad[1]);
    }
  }

  @Test
  void anyWordCanBeTakenApart() {
    long seed = 20_260_801;
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 10_000; i++) {
      long word = random.nextLong();
      assertThat(VersionWord.index(word)).as("seed=%d", seed).isBetween(0, 1);
      assertThat(VersionWord.size(word)).isBetween(0L, VersionWord.MAX_SIZE);
      assertThat(VersionWord.checksum(word)).isBetween(0, VersionWord.CHECKSUM_MASK);
    }
  }
}
