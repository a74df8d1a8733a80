package dev.mmapsync.benchmarks.race.program;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Unsigned;
import java.util.List;

/// The example of the crate's README: an archive of 36 bytes.
@Archive
record HelloWorld(@Unsigned int version, List<String> messages) {
  static HelloWorld example() {
    return new HelloWorld(7, List.of("Hello", "World", "!"));
  }
}
