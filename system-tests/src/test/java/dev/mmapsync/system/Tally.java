package dev.mmapsync.system;

import java.util.HashMap;
import java.util.Map;

/// What a program of the tests has counted: a line of `name=value` words, and some other words.
record Tally(Map<String, Long> counts) {
  static Tally of(String line) {
    Map<String, Long> counts = new HashMap<>();
    for (String word : line.strip().split(" ", -1)) {
      int equals = word.indexOf('=');
      if (equals > 0) {
        counts.put(word.substring(0, equals), Long.valueOf(word.substring(equals + 1)));
      }
    }
    return new Tally(counts);
  }

  long get(String name) {
    Long count = counts.get(name);
    if (count == null) {
      throw new AssertionError("was not counted: " + name + " in " + counts);
    }
    return count;
  }
}
