package dev.mmapsync;

import dev.mmapsync.protocol.VersionWord;

/// Which archive is published: in which data file, how large, with which checksum.
///
/// The same version can come again for another publication (same index and size, equal checksum
/// bits): do not take it for an identity.
///
/// @param bits the word as it stands in the state file, never 0
public record InstanceVersion(long bits) {
  /// The largest archive that a version can describe, in bytes: 2^39 - 1.
  public static final long MAX_SIZE = VersionWord.MAX_SIZE;

  /// A version of these bits.
  ///
  /// @throws IllegalArgumentException if `bits` is 0, which stands for "nothing published"
  public InstanceVersion {
    if (bits == VersionWord.NOTHING) {
      throw new IllegalArgumentException("nothing is published: bits=0");
    }
  }

  /// The version of an archive of `size` bytes in data file `index`.
  ///
  /// @param checksum of which the low 24 bits are kept
  public static InstanceVersion of(int index, long size, long checksum) {
    return new InstanceVersion(VersionWord.of(index, size, checksum));
  }

  /// Number of the data file: 0 or 1.
  public int index() {
    return VersionWord.index(bits);
  }

  /// Size of the archive in bytes.
  public long size() {
    return VersionWord.size(bits);
  }

  /// The low 24 bits of the checksum of the archive.
  public int checksum() {
    return VersionWord.checksum(bits);
  }

  @Override
  public String toString() {
    return "InstanceVersion[index=%d, size=%d, checksum=%06x]"
        .formatted(index(), size(), checksum());
  }
}
