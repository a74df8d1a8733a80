package dev.mmapsync.system.conformance;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer of a session: a verb, and values by name.
record Answer(String verb, Map<String, String> values) {
  private static final String MESSAGE = " message=";

  static Answer parse(String line) {
    int message = line.indexOf(MESSAGE);
    String[] words = (message < 0 ? line : line.substring(0, message)).split(" ", -1);
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 1; i < words.length; i++) {
      String[] pair = words[i].split("=", 2);
      values.put(pair[0], pair[1]);
    }
    if (message >= 0) {
      values.put("message", line.substring(message + MESSAGE.length()));
    }
    return new Answer(words[0], values);
  }

  String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new AssertionError("not told: name=" + name + " answer=" + this);
    }
    return value;
  }

  boolean is(String name) {
    return Boolean.parseBoolean(get(name));
  }

  /// How many; none of what that side does not know.
  int count(String name) {
    return Integer.parseInt(values.getOrDefault(name, "0"));
  }

  long bits(String name) {
    return HexFormat.fromHexDigitsToLong(get(name));
  }
}
