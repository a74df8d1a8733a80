package dev.mmapsync.os;

import java.util.Locale;

/// The machine's architecture, for the one flag of `open(2)` that differs between those that we run
/// on.
///
/// Source: `include/uapi/asm-generic/fcntl.h` and `arch/arm64/include/uapi/asm/fcntl.h` of Linux.
enum Architecture {
  GENERIC(0400000),
  ARM64(0100000);

  private final int noFollow;

  Architecture(int noFollow) {
    this.noFollow = noFollow;
  }

  static Architecture current() {
    return of(System.getProperty("os.arch", ""));
  }

  static Architecture of(String name) {
    return name.toLowerCase(Locale.ROOT).equals("aarch64") ? ARM64 : GENERIC;
  }

  /// `O_NOFOLLOW`
  int noFollow() {
    return noFollow;
  }
}
