package dev.mmapsync.benchmarks.race;

import java.io.IOException;
import java.util.Map;

/// One who does a work, under a name.
///
/// @param course how it is done once
record Entrant(String name, Course course) {
  /// One run, in processes of its own, on files of its own.
  @FunctionalInterface
  interface Course {
    /// What was measured, by name.
    Map<String, Double> run(Ground ground) throws IOException, InterruptedException;
  }

  /// A course of a single process.
  static Entrant alone(String name, Side side, String work, String... options) {
    return new Entrant(name, ground -> ground.start(side, work, options).figures());
  }
}
