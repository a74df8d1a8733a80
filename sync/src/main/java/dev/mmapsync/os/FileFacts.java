package dev.mmapsync.os;

/// What `statx` says of a file.
///
/// @param device number of the device that holds it
/// @param inode number of the file on that device
/// @param size in bytes
/// @param blocks blocks that it occupies, of 512 bytes each
/// @param mode type and permission bits
public record FileFacts(long device, long inode, long size, long blocks, int mode) {
  private static final int TYPE_MASK = 0170000;
  private static final int REGULAR = 0100000;

  /// Whether it is a regular file: no folder, link, device or pipe.
  public boolean isRegular() {
    return (mode & TYPE_MASK) == REGULAR;
  }
}
