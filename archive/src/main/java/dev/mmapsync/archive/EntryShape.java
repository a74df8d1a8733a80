package dev.mmapsync.archive;

/// Where key and value lie in an entry of an archived map.
///
/// @param valueOffset offset of the value in bytes; the key is at 0
/// @param stride size of an entry in bytes
public record EntryShape(long valueOffset, long stride) {}
