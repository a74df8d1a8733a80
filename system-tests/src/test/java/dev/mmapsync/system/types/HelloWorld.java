package dev.mmapsync.system.types;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Unsigned;
import java.util.List;

/// The example of the crate's README.
@Archive
public record HelloWorld(@Unsigned int version, List<String> messages) {}
