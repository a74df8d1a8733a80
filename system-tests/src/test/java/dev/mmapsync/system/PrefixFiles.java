package dev.mmapsync.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

/// The files of one prefix, by the names of protocol.md, section 1: what a test looks at, and
/// breaks, without the library.
public record PrefixFiles(Path prefix) {
  /// The state file.
  public Path state() {
    return file("_state");
  }

  /// The data file of `index`.
  public Path data(int index) {
    return file("_data_" + index);
  }

  /// The registry.
  public Path registry() {
    return file("_registry");
  }

  /// The content of `file` in hexadecimal digits.
  public static String hex(Path file) {
    try {
      return HexFormat.of().formatHex(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The permissions of `file`, as `ls` prints them.
  public static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String suffix) {
    return prefix.resolveSibling(prefix.getFileName() + suffix);
  }
}
