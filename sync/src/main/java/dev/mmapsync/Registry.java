package dev.mmapsync;

/// Whether a writer keeps a registry of reader slots, `PREFIX_registry`, beside the counters of the
/// Rust crate.
public enum Registry {
  /// Readers of this library register in slots: they share no cache line, dead ones cost no wait,
  /// and slow ones learn what happened to their snapshot. Readers of the crate are counted as ever.
  ///
  /// In the portable mode there are no slots, whatever is asked for.
  SLOTS,

  /// Counters only, as the crate has them. For prefixes that processes of the crate write too, day
  /// by day: a writer of the crate waits out its grace once for each data file that slots may hold.
  NONE
}
