package dev.mmapsync.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// The names of the files of one prefix.
///
/// @param prefix what all of them begin with: folder and start of the name
public record PrefixFiles(Path prefix) {
  private static final String UNFINISHED = ".new";
  private static final String LOCK = ".lock";

  /// The state file.
  public Path state() {
    return sibling("_state");
  }

  /// The data file of data index `index`.
  public Path data(int index) {
    return sibling("_data_" + index);
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

  /// The files that a writer which died had begun to make. Only the writer that holds the lock may
  /// take them away.
  public List<Path> unfinished() throws IOException {
    var absolute = prefix.toAbsolutePath();
    var folder = absolute.getParent();
    if (folder == null) {
      return List.of();
    }
    var name = absolute.getFileName().toString();
    try (var files = Files.list(folder)) {
      return files.filter(file -> isUnfinished(file.getFileName().toString(), name)).toList();
    }
  }

  private static boolean isUnfinished(String file, String prefix) {
    return file.endsWith(UNFINISHED)
        && (file.startsWith(prefix + "_state.")
            || file.startsWith(prefix + "_data_0.")
            || file.startsWith(prefix + "_data_1."));
  }

  private Path sibling(String ending) {
    return prefix.resolveSibling(prefix.getFileName() + ending);
  }
}
