package dev.mmapsync.examples.hello;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Unsigned;
import java.util.List;

/// What the writer and the reader have in common. In Rust: `struct HelloWorld { version: u32,
/// messages: Vec<String> }`.
@Archive
public record HelloWorld(@Unsigned int version, List<String> messages) {}
