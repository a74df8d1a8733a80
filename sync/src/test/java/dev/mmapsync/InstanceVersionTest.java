package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class InstanceVersionTest {

  @Test
  void itsParts() {
    var version = InstanceVersion.of(1, 36, 0xAAf390ffL);
    assertThat(version.bits()).isEqualTo(0xf390ff0000000049L);
    assertThat(version.index()).isOne();
    assertThat(version.size()).isEqualTo(36);
    assertThat(version.checksum()).isEqualTo(0xf390ff);
    assertThat(version).hasToString("InstanceVersion[index=1, size=36, checksum=f390ff]");
  }

  @Test
  void zeroStandsForNothing() {
    assertThatThrownBy(() -> new InstanceVersion(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("bits=0");
  }

  @Test
  void theLargestSizeIsThatOf39Bits() {
    assertThat(InstanceVersion.MAX_SIZE).isEqualTo((1L << 39) - 1);
    assertThat(InstanceVersion.of(0, InstanceVersion.MAX_SIZE, 0).size())
        .isEqualTo(InstanceVersion.MAX_SIZE);
  }
}
