package dev.mmapsync.protocol;

/// A slot whose lock has been taken, and which is ready for its owner.
///
/// @param registry that it is a slot of
/// @param words of the state that the registry belongs to
/// @param number which slot it is
/// @param idle what is in its `hold`
public record SlotClaim(RegistryWords registry, AddressedStateWords words, int number, long idle) {}
