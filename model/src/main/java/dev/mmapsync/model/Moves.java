package dev.mmapsync.model;

import java.util.function.Consumer;

/// Takes the steps that a [Machine] offers.
public interface Moves {

  /// Offers one step.
  ///
  /// @param label what it does, a constant: traces print it, and [Verdict#took] knows which labels
  ///   were ever seen
  /// @param effect does it, on a copy of the state that was given to the machine
  void to(String label, Consumer<? super State> effect);
}
