package dev.mmapsync.os;

import java.io.IOException;

/// A system call that failed, with its error number.
public final class LinuxException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int errno;

  LinuxException(String call, int errno, String text) {
    super(call + ": " + text + ": errno=" + errno);
    this.errno = errno;
  }

  /// The error number, one of the constants in [Errno] or another.
  public int errno() {
    return errno;
  }
}
