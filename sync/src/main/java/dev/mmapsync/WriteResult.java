package dev.mmapsync;

import java.time.Duration;

/// What a write did.
///
/// @param size of the archive in bytes
/// @param readersReset whether readers were still counted when the grace was over, and were
///   forgotten. Readers that are alive nevertheless may then see bytes of the version after theirs,
///   now or at their next read
/// @param version what is published now
/// @param waited how long the write waited for readers
public record WriteResult(
    long size, boolean readersReset, InstanceVersion version, Duration waited) {}
