package dev.mmapsync.benchmarks;

import dev.mmapsync.archive.Archive;
import java.util.SortedMap;

/// What [OrderedBenchmark] looks up: values by key, in order.
///
/// @param byKey the values
@Archive
public record OrderedTable(SortedMap<Long, Long> byKey) {}
