package dev.mmapsync.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/// What shows that a file was changed or replaced: its size, its time of change, its inode.
///
/// @param size in bytes
/// @param modified last change of the content
/// @param identity device and inode, as text
record FileStamp(long size, FileTime modified, String identity) {

  /// The stamp of the regular file at `path`.
  ///
  /// @throws CommandFailure if there is no such file
  static FileStamp of(Path path) {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class);
    } catch (IOException e) {
      throw Input.failure("cannot read the file", path, e);
    }
    if (!attributes.isRegularFile()) {
      throw new CommandFailure(ExitCode.INPUT, "not a regular file: file=" + path);
    }
    return new FileStamp(
        attributes.size(), attributes.lastModifiedTime(), String.valueOf(attributes.fileKey()));
  }
}
