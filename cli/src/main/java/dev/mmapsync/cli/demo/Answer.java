package dev.mmapsync.cli.demo;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a process of the demo answers to an order: one line of JSON on its standard output.
sealed interface Answer {
  /// Editions whose time is noted, at most: heaps are small.
  int MAX_NOTED = 20_000;

  /// The process listens to orders.
  ///
  /// @param pid its process
  record Ready(long pid) implements Answer {}

  /// The writer has published.
  ///
  /// @param publications how many
  /// @param bytes how many in all
  /// @param resets how often readers were evicted after the grace
  /// @param nanos when each edition was published, by `System.nanoTime`; the first [#MAX_NOTED] of
  ///   them
  record Published(long publications, long bytes, long resets, Map<Long, Long> nanos)
      implements Answer {}

  /// A reader has verified.
  ///
  /// @param reads how many snapshots, each to its last byte
  /// @param bytes how many in all
  /// @param torn how many were not whole, or older than one that was read before
  /// @param versions how many different ones
  record Verified(long reads, long bytes, long torn, long versions) implements Answer {}

  /// A reader has timed.
  ///
  /// @param reads how many
  /// @param nanosPerRead median over batches
  /// @param versions how many different ones
  /// @param nanos when each edition was seen first, by `System.nanoTime`; the first [#MAX_NOTED] of
  ///   them
  record Timed(long reads, double nanosPerRead, long versions, Map<Long, Long> nanos)
      implements Answer {}

  /// A reader has looked up names in the typed table.
  ///
  /// @param names how many it has
  /// @param wrong how many were not those that this JVM knows
  /// @param lookups how many were timed: read, look up, take the length, close
  /// @param nanosPerLookup median over batches
  /// @param bytes lengths of what was found, in all
  record LookedUp(long names, long wrong, long lookups, double nanosPerLookup, long bytes)
      implements Answer {}

  /// What the memory of a process amounts to: its share of what it shares, and all that it does
  /// not.
  ///
  /// @param pss proportional set size of the process in bytes, null where the system does not tell
  /// @param snapshotPss the part of it that is mapped data files
  record Memory(@Nullable Long pss, @Nullable Long snapshotPss) implements Answer {}
}
