package dev.mmapsync.os;

/// Where the fields of `struct statx` are: the same on all architectures, unlike `struct stat`.
///
/// Source: `include/uapi/linux/stat.h` of Linux.
final class StatxLayout {
  static final long MODE = 28;
  static final long INODE = 32;
  static final long FILE_SIZE = 40;
  static final long BLOCKS = 48;
  static final long DEVICE_MAJOR = 136;
  static final long DEVICE_MINOR = 140;
  static final long SIZE = 256;

  private StatxLayout() {}
}
