package dev.mmapsync.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Proportional set size (PSS) of this process, as Linux counts it: private pages in full, shared
/// pages divided by the number of processes that share them.
final class ProcessMemory {
  private static final Path ROLLUP = Path.of("/proc/self/smaps_rollup");
  private static final Path MAPPINGS = Path.of("/proc/self/smaps");
  private static final String PSS = "Pss:";
  private static final int KIB = 1024;

  private ProcessMemory() {}

  /// Measures now; both figures are null where the system has none.
  ///
  /// @param prefix whose data files are looked for among the mappings
  static Answer.Memory measure(Path prefix) {
    try {
      return new Answer.Memory(
          sum(Files.readAllLines(ROLLUP), ""),
          sum(Files.readAllLines(MAPPINGS), prefix.toAbsolutePath() + "_data_"));
    } catch (IOException _) {
      return new Answer.Memory(null, null);
    }
  }

  /// Adds up the PSS of the mappings whose file starts with `path`, in bytes; null if no line says.
  static @Nullable Long sum(List<String> lines, String path) {
    boolean wanted = false;
    boolean known = false;
    long kib = 0;
    for (String line : lines) {
      String first = line.split(" ", 2)[0];
      if (!first.endsWith(":")) {
        // the head of a mapping: addresses, rights, offset, device, inode, path
        String[] head = line.split(" +", 6);
        wanted = (head.length == 6 ? head[5] : "").startsWith(path);
      } else if (first.equals(PSS)) {
        known = true;
        kib += wanted ? Long.parseLong(line.replaceAll("\\D", "")) : 0;
      }
    }
    return known ? kib * KIB : null;
  }
}
