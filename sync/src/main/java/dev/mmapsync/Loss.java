package dev.mmapsync;

import java.nio.file.Path;

/// A snapshot that was not what it seemed to be, told when it was closed.
///
/// @param prefix where it was read
/// @param version of the snapshot
/// @param fate what became of it, never [Fate#INTACT]
public record Loss(Path prefix, InstanceVersion version, Fate fate) {}
