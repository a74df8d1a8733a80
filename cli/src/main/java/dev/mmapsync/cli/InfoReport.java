package dev.mmapsync.cli;

import dev.mmapsync.Inspection;
import dev.mmapsync.InstanceVersion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What `info --json` prints; `docs/how-to/command-line.md` describes it.
///
/// @param version what is published, or null
/// @param checksum `right`, `wrong` or `unknown`
/// @param readers how many readers each data file counts
/// @param writeLock `free`, `held` or `unknown`
record InfoReport(
    String prefix,
    @Nullable Version version,
    String checksum,
    File state,
    List<File> data,
    List<Integer> readers,
    String writeLock) {

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
        inspection.readers(),
        inspection.writeLock().name().toLowerCase(Locale.ROOT));
  }
}
