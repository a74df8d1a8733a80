package dev.mmapsync.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorListTest {
  @Test
  void numbersAndRanges() {
    assertThat(ProcessorList.parse("0\n")).containsExactly(0);
    assertThat(ProcessorList.parse("0-1\n")).containsExactly(0, 1);
    assertThat(ProcessorList.parse("0-2,5,64-65\n")).containsExactly(0, 1, 2, 5, 64, 65);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "a", "1-", "-1", "3-2", "0,,1"})
  void whatIsNoList(String list) {
    assertThatThrownBy(() -> ProcessorList.parse(list))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
