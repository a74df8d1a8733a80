package dev.mmapsync.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class DemoReportTest {
  @Test
  void delaysAreOfEditionsThatBothHaveNoted() {
    Answer.Published published =
        new Answer.Published(3, 100, 0, Map.of(10L, 1_000L, 11L, 2_000L, 12L, 3_000L));
    Answer.Timed timed =
        new Answer.Timed(
            5, 1.5, 4, new TreeMap<>(Map.of(9L, 999L, 10L, 1_007L, 12L, 3_009L, 13L, 4_001L)));

    assertThat(DemoReport.delays(published, timed).toArray()).containsExactly(7, 9);
  }

  @Test
  void ranksOfDelays() {
    long[] nanos = LongStream.rangeClosed(1, 200).map(i -> 201 - i).toArray();

    assertThat(DemoReport.Delay.of(nanos)).isEqualTo(new DemoReport.Delay(100, 198));
    assertThat(DemoReport.Delay.of(new long[] {5})).isEqualTo(new DemoReport.Delay(5, 5));
    assertThat(DemoReport.Delay.of(new long[0])).isNull();
  }

  @Test
  void memoryOfAllIsKnownOnlyIfThatOfEachIs() {
    DemoReport.Reader known = new DemoReport.Reader(1, 10, 0, 3, 100, 20, null, 5L, 4L);
    DemoReport.Reader unknown = new DemoReport.Reader(2, 20, 1, 4, 200, 30, null, null, null);

    assertThat(DemoReport.Reader.sum(List.of(known, known), new long[0]))
        .isEqualTo(new DemoReport.Reader(2, 20, 0, 3, 200, 20, null, 10L, 8L));
    assertThat(DemoReport.Reader.sum(List.of(known, unknown), new long[0]))
        .isEqualTo(new DemoReport.Reader(3, 30, 1, 4, 300, 25, null, null, null));
  }
}
