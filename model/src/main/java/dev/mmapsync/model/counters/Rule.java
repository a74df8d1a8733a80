package dev.mmapsync.model.counters;

/// What can be taken out of the protocol, to see that the search notices.
public enum Rule {
  /// A reader looks at the version again after it has entered. Without: the acquire of the crate.
  RECHECK,
  /// No later load of the writer passes the store that publishes. Without: a mere release.
  FENCE_AFTER_PUBLISH,
  /// A version of 0 that is seen in mid-acquire is "nothing published".
  ZERO_IS_NOTHING
}
