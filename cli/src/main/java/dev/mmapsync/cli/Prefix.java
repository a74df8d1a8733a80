package dev.mmapsync.cli;

import dev.mmapsync.Synchronizer;
import dev.mmapsync.archive.ArchiveType;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A prefix on the command line, which the library has looked at: a variable of a shell that is not
/// set makes an empty one.
final class Prefix implements ITypeConverter<Path> {
  @Override
  public Path convert(String written) {
    try {
      Path prefix = Path.of(written);
      Synchronizer.reader(prefix, ArchiveType.bytes());
      return prefix;
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
