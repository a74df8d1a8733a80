package dev.mmapsync.benchmarks.race;

import java.time.Duration;

/// How long and how often.
///
/// @param rounds how often this library and the crate take turns
/// @param roundsOfLongWorks the same for works that take long
/// @param othersEvery in which of these rounds the others take part: the first, and then every so
///   many
/// @param warm how long a process warms up
/// @param time how long it measures
record Plan(int rounds, int roundsOfLongWorks, int othersEvery, Duration warm, Duration time) {
  static final Plan FULL = new Plan(5, 5, 2, Duration.ofMillis(400), Duration.ofMillis(250));
  static final Plan QUICK = new Plan(3, 1, 3, Duration.ofMillis(200), Duration.ofMillis(50));

  Plan timed(int times) {
    return new Plan(rounds, roundsOfLongWorks, othersEvery, warm, time.multipliedBy(times));
  }

  Plan ofLongWork() {
    return new Plan(roundsOfLongWorks, roundsOfLongWorks, othersEvery, warm, time);
  }

  Plan once() {
    return new Plan(1, 1, 1, warm, time);
  }

  boolean othersTakePart(int round) {
    return round % othersEvery == 0;
  }
}
