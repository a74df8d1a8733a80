package dev.mmapsync.os;

import java.util.Locale;

/// The machine's architecture, for what differs between those that we run on: a flag of `open(2)`
/// and the number of a system call that the C library has no function for.
///
/// Source: `include/uapi/asm-generic/fcntl.h`, `arch/arm64/include/uapi/asm/fcntl.h`,
/// `arch/powerpc/include/uapi/asm/fcntl.h`, `include/uapi/asm-generic/unistd.h`,
/// `arch/x86/entry/syscalls/syscall_64.tbl` and `arch/powerpc/kernel/syscalls/syscall.tbl` of
/// Linux.
enum Architecture {
  X86_64(0400000, 324),
  ARM64(0100000, 283),
  RISCV64(0400000, 283),
  PPC64LE(0100000, 365),
  OTHER(0400000, Architecture.UNKNOWN);

  /// The number of a system call that is not known here.
  static final long UNKNOWN = -1;

  private static final Architecture CURRENT = of(System.getProperty("os.arch", ""));

  private final int noFollow;
  private final long membarrier;

  Architecture(int noFollow, long membarrier) {
    this.noFollow = noFollow;
    this.membarrier = membarrier;
  }

  static Architecture current() {
    return CURRENT;
  }

  static Architecture of(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "amd64", "x86_64" -> X86_64;
      case "aarch64" -> ARM64;
      case "riscv64" -> RISCV64;
      case "ppc64le" -> PPC64LE;
      default -> OTHER;
    };
  }

  /// `O_NOFOLLOW`
  int noFollow() {
    return noFollow;
  }

  /// The number of `membarrier(2)`, or [#UNKNOWN].
  long membarrier() {
    return membarrier;
  }
}
