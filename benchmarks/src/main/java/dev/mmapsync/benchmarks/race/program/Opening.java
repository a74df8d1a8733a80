package dev.mmapsync.benchmarks.race.program;

import dev.mmapsync.Registry;
import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.Verification;
import dev.mmapsync.archive.ArchiveType;
import java.util.function.Supplier;

/// Writers and readers as the options of a work want them.
final class Opening {
  private Opening() {}

  static <T> SnapshotWriter<T> writer(Options options, ArchiveType<T, ?> type) {
    return Synchronizer.writer(options.prefix(), type)
        .registry(options.is("counters") ? Registry.NONE : Registry.SLOTS)
        .verification(options.is("verified") ? Verification.STRUCTURE : Verification.NONE)
        .open();
  }

  static <V> SnapshotReader<V> reader(Options options, ArchiveType<?, V> type) {
    return Synchronizer.reader(options.prefix(), type)
        .verification(options.is("check") ? Verification.STRUCTURE : Verification.NONE)
        .open();
  }

  /// Reads by the reader that is asked for. A local one is given back at the end of the process.
  static <V> Supplier<Snapshot<V>> reads(Options options, SnapshotReader<V> reader) {
    return options.is("local") ? reader.local()::read : reader::read;
  }
}
