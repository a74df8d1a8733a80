package dev.mmapsync.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One state of a model: everything that any machine knows, packed into a few words.
///
/// Read and written through the [Cell]s of the model's [Layout] only. A step changes a private
/// copy, so nothing is shared and nothing needs to be undone.
public final class State {
  final long[] words;
  private @Nullable String violation;

  State(int size) {
    words = new long[size];
  }

  /// Says that the step that is being taken does what must never happen. The search ends with it.
  public void violate(String what) {
    violation = what;
  }

  @Nullable String violation() {
    return violation;
  }

  void become(State other) {
    System.arraycopy(other.words, 0, words, 0, words.length);
    violation = null;
  }

  boolean sameAs(State other) {
    return Arrays.equals(words, other.words);
  }
}
