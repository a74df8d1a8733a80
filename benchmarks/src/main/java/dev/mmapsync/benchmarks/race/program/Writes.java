package dev.mmapsync.benchmarks.race.program;

import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;

/// Writes, with no reader around. The Rust side is `writes.rs`.
final class Writes {
  private static final int PAGE = 4096;

  private Writes() {}

  static void raw(Options options) {
    try (var writer = Opening.writer(options, ArchiveType.bytes());
        var arena = Arena.ofShared()) {
      MemorySegment source = arena.allocate(options.number("size", 36), PAGE).fill((byte) 7);
      double nanos =
          Timing.nanosPerCall(
              options,
              calls -> {
                long sum = 0;
                for (int i = 0; i < calls; i++) {
                  sum += writer.writeRaw(source, Duration.ZERO).size();
                }
                return sum;
              });
      Timing.print("write", nanos);
    }
  }

  static void hello(Options options) {
    var hello = HelloWorld.example();
    try (var writer = Opening.writer(options, ArchivedHelloWorld.TYPE)) {
      double nanos =
          Timing.nanosPerCall(
              options.ofMuchCode(),
              calls -> {
                long sum = 0;
                for (int i = 0; i < calls; i++) {
                  sum += writer.write(hello, Duration.ZERO).size();
                }
                return sum;
              });
      Timing.print("write", nanos);
    }
  }
}
