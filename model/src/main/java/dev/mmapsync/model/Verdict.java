package dev.mmapsync.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a search found out.
///
/// @param states how many different states it met
/// @param labels which steps were taken at least once: a rule that no step ever needed was not
///   searched
/// @param trace the violation, `null` if there is none
public record Verdict(int states, Set<String> labels, @Nullable Trace trace) {

  public Verdict {
    labels = Set.copyOf(labels);
  }

  public boolean took(String label) {
    return labels.contains(label);
  }

  @Override
  public String toString() {
    return states + " states, " + (trace == null ? "no violation" : trace);
  }
}
