package dev.mmapsync.processor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The file that the option `dev.mmapsync.rust` names.
///
/// It is written by path, not through the compiler's filer, since it belongs to a crate and not to
/// a jar. A file that says the same already is not touched, so that cargo has nothing to do.
final class RustFile {
  /// The option.
  static final String OPTION = "dev.mmapsync.rust";

  private static final String ENDING = ".rs";

  private final Path path;

  private RustFile(Path path) {
    this.path = path;
  }

  /// The file of a value of the option.
  ///
  /// @throws IllegalArgumentException if it names no Rust file
  static RustFile of(String value) {
    if (!value.endsWith(ENDING)) {
      throw new IllegalArgumentException(
          "-A" + OPTION + " names a file that ends in " + ENDING + ": value=" + value);
    }
    return new RustFile(Path.of(value));
  }

  /// Makes `text` its content.
  void write(String text) throws IOException {
    if (Files.exists(path) && Files.readString(path).equals(text)) {
      return;
    }
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(path, text);
  }
}
