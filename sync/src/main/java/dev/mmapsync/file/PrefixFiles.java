package dev.mmapsync.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// The names of the files of one prefix, made once: a switch asks for them.
public final class PrefixFiles {
  private static final String UNFINISHED = ".new";
  private static final String LOCK = ".lock";

  private final Path prefix;
  private final Path state;
  private final Path first;
  private final Path second;
  private final Path registry;

  /// The files of `prefix`, which is what all of their names begin with: folder and start of the
  /// name.
  ///
  /// @throws IllegalArgumentException if it has no name that those of files could begin with, or is
  ///   of another file system than that of this machine
  public PrefixFiles(Path prefix) {
    requireUsable(prefix);
    this.prefix = prefix;
    this.state = sibling(prefix, "_state");
    this.first = sibling(prefix, "_data_0");
    this.second = sibling(prefix, "_data_1");
    this.registry = sibling(prefix, "_registry");
  }

  private static void requireUsable(Path prefix) {
    var name = prefix.getFileName();
    if (name == null || name.toString().isEmpty()) {
      throw new IllegalArgumentException(
          "a prefix ends in the start of a name: prefix='" + prefix + "'");
    }
    if (!prefix.getFileSystem().equals(FileSystems.getDefault())) {
      throw new IllegalArgumentException(
          "a prefix is a path of the default file system: prefix='" + prefix.toUri() + "'");
    }
  }

  private static Path sibling(Path prefix, String ending) {
    return prefix.resolveSibling(prefix.getFileName() + ending);
  }

  /// What all of them begin with.
  public Path prefix() {
    return prefix;
  }

  /// The state file.
  public Path state() {
    return state;
  }

  /// The data file of data index `index`, 0 or 1.
  public Path data(int index) {
    return index == 0 ? first : second;
  }

  /// The file of the reader slots.
  public Path registry() {
    return registry;
  }

  /// The file that writers lock where they cannot lock the state.
  static Path lockOf(Path state) {
    return state.resolveSibling(state.getFileName() + LOCK);
  }

  /// A free name for a file that will become `finished`.
  static Path unfinished(Path finished) {
    var random = Long.toHexString(ThreadLocalRandom.current().nextLong());
    return finished.resolveSibling(finished.getFileName() + "." + random + UNFINISHED);
  }

  /// Takes away what a writer that died had begun to make. Only for the writer that holds the lock.
  ///
  /// @return what was deleted; a folder that cannot be listed has nothing
  public List<Path> deleteUnfinished() {
    var absolute = prefix.toAbsolutePath();
    var folder = absolute.getParent();
    var deleted = new ArrayList<Path>();
    if (folder != null) {
      var name = absolute.getFileName().toString();
      try (var all = Files.newDirectoryStream(folder, file -> isUnfinished(file, name))) {
        for (var file : all) {
          if (Files.deleteIfExists(file)) {
            deleted.add(file);
          }
        }
      } catch (IOException | DirectoryIteratorException e) {
        // They are in nobody's way.
      }
    }
    return deleted;
  }

  private static boolean isUnfinished(Path path, String prefix) {
    var file = path.getFileName().toString();
    return file.endsWith(UNFINISHED)
        && (file.startsWith(prefix + "_state.")
            || file.startsWith(prefix + "_registry.")
            || file.startsWith(prefix + "_data_0.")
            || file.startsWith(prefix + "_data_1."));
  }
}
