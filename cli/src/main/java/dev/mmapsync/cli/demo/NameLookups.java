package dev.mmapsync.cli.demo;

import dev.mmapsync.Snapshot;
import dev.mmapsync.SnapshotReader;
import dev.mmapsync.archive.ArchivedString;

/// Looks up names in the typed table of the demo: each once to verify, then many to time.
final class NameLookups {
  private static final int BATCH = 1_000;

  /// From one code point to the next in an order that no cache knows: odd, so that all come.
  private static final int STRIDE = 40_503;

  private final SnapshotReader<ArchivedCharacterNames> reader;
  private final CharacterNames expected = CharacterNames.of(0);
  private int codePoint;
  private long bytes;

  NameLookups(SnapshotReader<ArchivedCharacterNames> reader) {
    this.reader = reader;
  }

  /// Compares all names, then times lookups for `nanos`.
  Answer run(long nanos) {
    long wrong = wrongNames();
    BatchTimes times = BatchTimes.measure(nanos, BATCH, this::lookUpBatch, () -> {});
    return new Answer.LookedUp(
        expected.names().size(), wrong, times.count() * BATCH, times.median(), bytes);
  }

  private long wrongNames() {
    long wrong = 0;
    for (int candidate = 0; candidate < CharacterNames.END; candidate++) {
      String name = expected.names().get(candidate);
      try (Snapshot<ArchivedCharacterNames> snapshot = reader.read()) {
        ArchivedString found = snapshot.value().names().get(candidate);
        boolean right = found == null ? name == null : name != null && found.contentEquals(name);
        wrong += right ? 0 : 1;
      }
    }
    return wrong;
  }

  private void lookUpBatch() {
    for (int i = 0; i < BATCH; i++) {
      codePoint = (codePoint + STRIDE) & (CharacterNames.END - 1);
      try (Snapshot<ArchivedCharacterNames> snapshot = reader.read()) {
        ArchivedString name = snapshot.value().names().get(codePoint);
        bytes += name == null ? 0 : name.byteLength();
      }
    }
  }
}
