package dev.mmapsync;

import dev.mmapsync.file.RegistryFile;
import dev.mmapsync.protocol.HoldWord;
import dev.mmapsync.protocol.RegistryWords;
import dev.mmapsync.protocol.StateWords;
import dev.mmapsync.protocol.VersionWord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Looks at a registry without taking part.
final class RegistryInspector {

  private RegistryInspector() {}

  static RegistryInspection inspect(
      RegistryFile registry, StateWords words, Inspection.FileStatus file) {
    var known = registry.words();
    return new RegistryInspection(
        file,
        known.slots(),
        known.highWaterMark(),
        known.foreignGeneration(),
        known.hasBarriers(),
        List.of(words.isGuarded(0), words.isGuarded(1)),
        published(known, words.version()),
        slots(registry));
  }

  private static Optional<RegistryInspection.Published> published(
      RegistryWords registry, long version) {
    if (version == VersionWord.NOTHING) {
      return Optional.empty();
    }
    var record = registry.recordOf(VersionWord.index(version));
    return record.word() == version
        ? Optional.of(
            new RegistryInspection.Published(
                record.sequence(), instant(record.epochNanos()), record.fingerprint()))
        : Optional.empty();
  }

  private static List<RegistryInspection.Slot> slots(RegistryFile registry) {
    var known = registry.words();
    var slots = new ArrayList<RegistryInspection.Slot>();
    for (int k = 0; k < known.highWaterMark(); k++) {
      var holds = holds(known, k);
      boolean alive = registry.isOwned(k);
      if (alive || !holds.isEmpty()) {
        slots.add(
            new RegistryInspection.Slot(
                k, alive, known.pid(k), instant(known.claimedAt(k)), holds));
      }
    }
    return List.copyOf(slots);
  }

  private static List<RegistryInspection.Hold> holds(RegistryWords registry, int k) {
    long hold = registry.hold(k);
    long mark = registry.mark(k);
    var holds = new ArrayList<RegistryInspection.Hold>();
    for (int index = 0; index <= 1; index++) {
      if (HoldWord.holds(hold, index)) {
        holds.add(new RegistryInspection.Hold(index, heed(hold, mark, index)));
      }
    }
    return List.copyOf(holds);
  }

  private static RegistryInspection.Heed heed(long hold, long mark, int index) {
    if (HoldWord.isEvicted(hold, mark, index)) {
      return RegistryInspection.Heed.EVICTED;
    }
    return HoldWord.isDetached(hold, mark, index)
        ? RegistryInspection.Heed.DETACHED
        : RegistryInspection.Heed.HEEDED;
  }

  static Instant instant(long epochNanos) {
    long second = TimeUnit.SECONDS.toNanos(1);
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, second), Math.floorMod(epochNanos, second));
  }
}
