package dev.mmapsync.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class BatchTimesTest {
  @Test
  void theMedianDoesNotMindOutliers() {
    BatchTimes times = new BatchTimes();
    times.add(12_340, 1_000);
    times.add(12_340, 1_000);
    times.add(Long.MAX_VALUE / 100, 1_000);

    assertThat(times.median()).isEqualTo(12.3);
  }

  @Test
  void nothingHasNoMedian() {
    assertThat(new BatchTimes().median()).isEqualTo(0);
  }
}
