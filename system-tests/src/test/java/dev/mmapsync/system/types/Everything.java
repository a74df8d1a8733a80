package dev.mmapsync.system.types;

import dev.mmapsync.archive.Archive;

/// The root of what is exchanged.
@Archive
public record Everything(
    Scalars scalars,
    Boxes boxes,
    Sequences sequences,
    Options options,
    Hashed hashed,
    Indexed indexed,
    Library library,
    Sorted sorted,
    Shapes shapes,
    Named named) {}
