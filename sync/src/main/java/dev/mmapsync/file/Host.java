package dev.mmapsync.file;

import dev.mmapsync.protocol.StateWords;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/// What the protocol needs of the operating system. Failures are the exceptions of `java.nio.file`.
///
/// Existing files are opened without creating, without following a link at their end, and closed in
/// child processes. For any thread.
///
/// All that can fail in a write goes through here and through [OpenFile], so that tests can let
/// each step fail in turn.
public interface Host {
  /// The system property that forces the portable mode.
  String PORTABLE_PROPERTY = "dev.mmapsync.portable";

  /// The system property that, when it is `false`, keeps this process from using [#barrier].
  String BARRIER_PROPERTY = "dev.mmapsync.barrier";

  /// The host that this process runs on, chosen once.
  static Host current() {
    return HostChoice.CURRENT;
  }

  /// Linux with another barrier than its own.
  static Host with(Barrier barrier) {
    return new LinuxHost(barrier);
  }

  /// Opens an existing file.
  ///
  /// @throws java.nio.file.NoSuchFileException if there is none
  OpenFile open(Path path, Access access) throws IOException;

  /// Creates a file that must not exist, and opens it for reading and writing.
  ///
  /// @param permissions before the umask takes from them
  OpenFile create(Path path, Set<PosixFilePermission> permissions) throws IOException;

  /// The file at `path`, which is not followed if it is a link; empty if there is none.
  Optional<FileStatus> status(Path path) throws IOException;

  /// Gives the file at `from` the name `to` in the same folder, unless that name is taken.
  ///
  /// @return false if the name is taken; `from` is still there then
  boolean moveWithoutReplacing(Path from, Path to) throws IOException;

  /// Gives the file at `from` the name `to` in the same folder. What had that name loses it, and
  /// keeps its users.
  default void replace(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Takes the name `path` away, if there is such a file.
  ///
  /// @return whether there was
  default boolean delete(Path path) throws IOException {
    return Files.deleteIfExists(path);
  }

  /// Takes a name away that nobody knows, if it is there and that is possible: the next writer that
  /// takes the lock takes away what is left.
  default void discard(Path unfinished) {
    try {
      delete(unfinished);
    } catch (IOException e) {
      // It is in nobody's way.
    }
  }

  /// Waits until the names in the folder of `path` are on disk.
  void forceFolderOf(Path path) throws IOException;

  /// The words of a state file that is mapped at `mapping`.
  StateWords stateWords(MemorySegment mapping);

  /// Whether files have locks by the byte that go with the open file, so that there can be reader
  /// slots.
  boolean hasSlots();

  /// What spares readers with a slot of their own a fence.
  Barrier barrier();

  /// Takes the file away from behind a read-only mapping of it, so that its blocks are free once
  /// nobody else has it: what reads there nevertheless reads zeros.
  void release(MemorySegment mapping);

  /// Gives `file` permissions and group of another, as far as this process may.
  void adopt(Path file, Path other) throws IOException;

  /// What an open file is for.
  enum Access {
    READ,
    READ_WRITE
  }
}
