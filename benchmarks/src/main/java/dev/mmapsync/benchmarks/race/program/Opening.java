package dev.mmapsync.benchmarks.race.program;

import dev.mmapsync.SnapshotReader;
import dev.mmapsync.SnapshotWriter;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.Verification;
import dev.mmapsync.archive.ArchiveType;

/// Writers and readers as the options of a work want them.
final class Opening {
  private Opening() {}

  static <T> SnapshotWriter<T> writer(Options options, ArchiveType<T, ?> type) {
    return Synchronizer.writer(options.prefix(), type)
        .verification(options.is("verified") ? Verification.STRUCTURE : Verification.NONE)
        .open();
  }

  static <V> SnapshotReader<V> reader(Options options, ArchiveType<?, V> type) {
    return Synchronizer.reader(options.prefix(), type)
        .verification(options.is("check") ? Verification.STRUCTURE : Verification.NONE)
        .open();
  }
}
