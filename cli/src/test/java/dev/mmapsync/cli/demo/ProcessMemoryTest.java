package dev.mmapsync.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcessMemoryTest {
  private static final List<String> MAPPINGS =
      List.of(
          "7f0000000000-7f0001000000 r--s 00000000 00:19 2      /dev/shm/demo 1/p_data_0",
          "Size:              16384 kB",
          "Pss:                4096 kB",
          "Pss_Dirty:          4000 kB",
          "VmFlags: rd mr mw me ms sd",
          "7f0001000000-7f0001001000 rw-s 00000000 00:19 1      /dev/shm/demo 1/p_state",
          "Pss:                   1 kB",
          "7f0001001000-7f0001002000 rw-p 00000000 00:00 0 ",
          "Pss:                 500 kB",
          "7f0002000000-7f0003000000 r--s 00000000 00:19 3      /dev/shm/demo 1/p_data_1 (deleted)",
          "Pss:                1024 kB");

  @Test
  void addsUpTheMappingsOfAPath() {
    assertThat(ProcessMemory.sum(MAPPINGS, "/dev/shm/demo 1/p_data_")).isEqualTo(5120L << 10);
    assertThat(ProcessMemory.sum(MAPPINGS, "/elsewhere")).isEqualTo(0);
    assertThat(ProcessMemory.sum(MAPPINGS, "")).isEqualTo(5621L << 10);
  }

  @Test
  void isUnknownWhereNothingIsSaid() {
    assertThat(ProcessMemory.sum(List.of(), "")).isNull();
  }
}
