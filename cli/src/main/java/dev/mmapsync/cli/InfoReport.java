package dev.mmapsync.cli;

import dev.mmapsync.Inspection;
import dev.mmapsync.InstanceVersion;
import dev.mmapsync.RegistryInspection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What `info --json` prints; `docs/how-to/command-line.md` describes it.
///
/// @param version what is published, or null
/// @param checksum `right`, `wrong` or `unknown`
/// @param readers how many readers each data file counts
/// @param writeLock `free`, `held` or `unknown`
/// @param registry the reader slots, or null if there are none
/// @param registryProblem why there is a registry that cannot be used, or null
record InfoReport(
    String prefix,
    @Nullable Version version,
    String checksum,
    File state,
    List<File> data,
    List<Long> readers,
    String writeLock,
    @Nullable Registry registry,
    @Nullable String registryProblem) {

  /// The version word, whole and taken apart.
  ///
  /// @param word all 64 bits, hexadecimal
  /// @param index which data file is current
  /// @param size in bytes
  /// @param checksum its low 24 bits, hexadecimal
  record Version(String word, int index, long size, String checksum) {
    static Version of(InstanceVersion version) {
      return new Version(
          String.format(Locale.ROOT, "0x%016x", version.bits()),
          version.index(),
          version.size(),
          String.format(Locale.ROOT, "0x%06x", version.checksum()));
    }
  }

  /// One file of the prefix.
  ///
  /// @param size in bytes, 0 if there is none
  /// @param permissions such as `rw-r-----`, empty if there is none
  record File(String path, boolean exists, long size, String permissions) {
    static File of(Inspection.FileStatus status) {
      return new File(
          status.path().toString(), status.exists(), status.size(), status.permissions());
    }
  }

  static InfoReport of(Inspection inspection) {
    return new InfoReport(
        inspection.prefix().toString(),
        inspection.version().map(Version::of).orElse(null),
        inspection.checksum().name().toLowerCase(Locale.ROOT),
        File.of(inspection.state()),
        inspection.data().stream().map(File::of).toList(),
        inspection.readers().stream().map(Integer::toUnsignedLong).toList(),
        inspection.writeLock().name().toLowerCase(Locale.ROOT),
        inspection.registry().map(Registry::of).orElse(null),
        inspection.registryProblem().orElse(null));
  }

  /// The registry.
  ///
  /// @param highWaterMark slots from here on were never claimed
  /// @param barriers whether writers execute the fence of readers with a slot of their own
  /// @param guards whether each data file has its guard
  /// @param publication the record of what is published, or null
  /// @param claimed slots that are owned, or hold something
  record Registry(
      File file,
      int slots,
      int highWaterMark,
      int foreignGeneration,
      boolean barriers,
      List<Boolean> guards,
      @Nullable Publication publication,
      List<Slot> claimed) {
    static Registry of(RegistryInspection registry) {
      return new Registry(
          File.of(registry.file()),
          registry.slots(),
          registry.highWaterMark(),
          registry.foreignGeneration(),
          registry.barriers(),
          registry.guards(),
          registry.publication().map(Publication::of).orElse(null),
          registry.claimed().stream().map(Slot::of).toList());
    }
  }

  /// What is published, as the registry has it.
  ///
  /// @param at date and time, UTC
  /// @param fingerprint of its type, hexadecimal; zeros = none
  record Publication(long sequence, String at, String fingerprint) {
    static Publication of(RegistryInspection.Published published) {
      return new Publication(
          published.sequence(),
          published.at().toString(),
          String.format(Locale.ROOT, "0x%016x", published.fingerprint()));
    }
  }

  /// A reader slot.
  ///
  /// @param alive whether its owner lives
  /// @param pid of the owner, in its own PID namespace
  /// @param claimedAt date and time, UTC
  record Slot(int number, boolean alive, long pid, String claimedAt, List<Hold> holds) {
    static Slot of(RegistryInspection.Slot slot) {
      return new Slot(
          slot.number(),
          slot.alive(),
          slot.pid(),
          slot.claimedAt().toString(),
          slot.holds().stream().map(Hold::of).toList());
    }
  }

  /// What a slot holds.
  ///
  /// @param heed `heeded`, `evicted` or `detached`
  record Hold(int index, String heed) {
    static Hold of(RegistryInspection.Hold hold) {
      return new Hold(hold.index(), hold.heed().name().toLowerCase(Locale.ROOT));
    }
  }
}
