package dev.mmapsync;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is in the registry of a prefix at one moment.
///
/// @param file the registry
/// @param slots how many slots it has
/// @param highWaterMark slots from here on were never claimed
/// @param foreignGeneration how often a writer with a registry has come after one without
/// @param barriers whether writers execute a memory barrier in the processes of readers, so that a
///   [LocalReader] needs none
/// @param guards whether each data file's counter has its guard
/// @param publication the record of what is published; empty if a writer without a registry
///   published it
/// @param claimed the slots that somebody owns, or that still hold something
public record RegistryInspection(
    Inspection.FileStatus file,
    int slots,
    int highWaterMark,
    int foreignGeneration,
    boolean barriers,
    List<Boolean> guards,
    Optional<Published> publication,
    List<Slot> claimed) {

  /// A publication.
  ///
  /// @param sequence its number, from 1 on
  /// @param at when, by the writer's clock
  /// @param fingerprint of the type of its archive; 0 = none
  public record Published(long sequence, Instant at, long fingerprint) {}

  /// A slot.
  ///
  /// @param number which one, from 0 on
  /// @param alive whether its owner lives
  /// @param pid of its owner, in the owner's own PID namespace
  /// @param claimedAt when it was claimed, by the owner's clock
  /// @param holds what it holds of each data file
  public record Slot(int number, boolean alive, long pid, Instant claimedAt, List<Hold> holds) {

    /// Whether it holds nothing.
    public boolean isIdle() {
      return holds.isEmpty();
    }
  }

  /// What a slot holds of one data file.
  ///
  /// @param index the data index
  /// @param heed whether the writer heeds it
  public record Hold(int index, Heed heed) {}

  /// What a writer makes of a hold.
  public enum Heed {
    /// It waits, or will.
    HEEDED,
    /// It has overwritten the file, or is about to.
    EVICTED,
    /// It has put another file in its place.
    DETACHED
  }
}
