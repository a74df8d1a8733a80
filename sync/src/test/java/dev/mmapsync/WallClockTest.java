package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// A clock of the system that stands at `system`, and is looked at so many times.
class WallClockTest {
  private static final long NOON = 1_800_000_000L * 1_000_000_000;
  private static final long MILLI = 1_000_000;

  private long system = NOON;
  private long monotonic = -5;
  private long between;
  private int looks;

  private final WallClock clock =
      new WallClock(
          () -> {
            looks++;
            monotonic += between;
            return Instant.EPOCH.plus(Duration.ofNanos(system));
          },
          () -> monotonic);

  @Test
  void goesByTheMonotonicClockForAWhile() {
    assertThat(clock.epochNanos()).isEqualTo(NOON);
    monotonic += 10 * MILLI - 1;
    assertThat(clock.epochNanos()).isEqualTo(NOON + 10 * MILLI - 1);
    assertThat(looks).isEqualTo(1);
  }

  @Test
  void followsAClockThatWasSet() {
    assertThat(clock.epochNanos()).isEqualTo(NOON);
    system = NOON - 3_600_000 * MILLI;
    monotonic += 10 * MILLI;
    assertThat(clock.epochNanos()).isEqualTo(system);
    monotonic += 7;
    assertThat(clock.epochNanos()).isEqualTo(system + 7);
    assertThat(looks).isEqualTo(2);
  }

  @Test
  void doesNotKeepWhatItHasSeenIfItStoodStillBetweenBothClocks() {
    between = MILLI;
    assertThat(clock.epochNanos()).isEqualTo(NOON);
    assertThat(clock.epochNanos()).isEqualTo(NOON);
    assertThat(looks).isEqualTo(2);
  }
}
