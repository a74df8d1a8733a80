package dev.mmapsync.system.program;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The options of a command, `name=value` each.
record Options(Map<String, String> values) {
  /// Those of `words` from `start` on.
  static Options of(List<String> words, int start) {
    return new Options(
        words.stream()
            .skip(start)
            .map(word -> word.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])));
  }

  /// The option as `parsed`, or `otherwise` where there is none.
  <T> T get(String name, Function<String, T> parsed, T otherwise) {
    String value = values.get(name);
    return value == null ? otherwise : parsed.apply(value);
  }

  boolean isOff(String name) {
    return get(name, "off"::equals, false);
  }

  /// The grace of a write, a minute if nothing is said.
  Duration grace() {
    return get(
        "grace", millis -> Duration.ofMillis(Long.parseLong(millis)), Duration.ofSeconds(60));
  }
}
