package dev.mmapsync.model;

import java.util.List;

/// The shortest way from the start to something that must never happen.
///
/// @param violation what happened
/// @param steps one line for each step: who, what, and which variables it changed
public record Trace(String violation, List<String> steps) {

  public Trace {
    steps = List.copyOf(steps);
  }

  public int length() {
    return steps.size();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(violation).append(", after ").append(length());
    text.append(" steps:\n");
    for (int i = 0; i < length(); i++) {
      text.append("%4d  %s%n".formatted(i + 1, steps.get(i)));
    }
    return text.toString();
  }
}
