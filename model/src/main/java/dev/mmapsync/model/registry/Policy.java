package dev.mmapsync.model.registry;

/// What a writer does about a live reader in a slot that is in its way. `FAIL` needs no constant:
/// it is to do neither, and to fail.
public enum Policy {
  EVICT,
  DETACH
}
