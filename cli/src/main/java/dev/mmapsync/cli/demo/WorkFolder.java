package dev.mmapsync.cli.demo;

import dev.mmapsync.cli.ByteCount;
import dev.mmapsync.cli.CommandFailure;
import dev.mmapsync.cli.ExitCode;
import dev.mmapsync.cli.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder that the processes of a demo share: the input, and the files of the prefix.
///
/// @param path where it is
record WorkFolder(Path path) {
  private static final String NAME = "mmap-sync-demo-";

  /// So often a folder is deleted that somebody still puts files into.
  private static final int ATTEMPTS = 100;

  private static final List<Path> CANDIDATES =
      List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")));

  /// Makes a folder in shared memory, or in the temporary folder where there is too little of it.
  ///
  /// @param inputSize in bytes; there must be room for three times as much
  static WorkFolder create(long inputSize) {
    return create(inputSize, CANDIDATES);
  }

  /// The folder of a demo that is running; no other would be deleted without asking.
  static WorkFolder of(Path path) {
    if (!String.valueOf(path.getFileName()).startsWith(NAME)) {
      throw new CommandFailure(ExitCode.USAGE, "not the folder of a demo: folder=" + path);
    }
    return new WorkFolder(path);
  }

  static WorkFolder create(long inputSize, List<Path> candidates) {
    // the input, two data files with a number in each block, the typed table twice, and what a
    // file system keeps for itself
    long wanted = 3 * inputSize + inputSize / 64 + (16L << 20);
    for (Path candidate : candidates) {
      try {
        if (Files.isWritable(candidate)
            && Files.getFileStore(candidate).getUsableSpace() >= wanted) {
          return new WorkFolder(Files.createTempDirectory(candidate, NAME));
        }
      } catch (IOException _) {
        // then the next one
      }
    }
    throw new CommandFailure(
        ExitCode.NO_SPACE,
        "too little space for the demo (a smaller one: --size 4M): folders="
            + candidates
            + " wanted="
            + ByteCount.text(wanted));
  }

  /// The prefix that is published under.
  Path prefix() {
    return path.resolve("snapshot");
  }

  /// The prefix that the typed table is published under.
  Path typedPrefix() {
    return path.resolve("names");
  }

  private Path inputFile() {
    return path.resolve("input");
  }

  /// Keeps the first `size` bytes of `input`: the original may change while the demo runs.
  void keep(Input input, long size) {
    try (FileChannel channel =
            FileChannel.open(
                inputFile(),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        Arena arena = Arena.ofShared()) {
      input.copyTo(channel.map(FileChannel.MapMode.READ_WRITE, 0, size, arena), _ -> {});
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy the input: folder=" + path, e);
    }
  }

  /// The kept input, read-only.
  MemorySegment input(Arena arena) {
    try (FileChannel channel = FileChannel.open(inputFile(), StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot map the input: folder=" + path, e);
    }
  }

  /// Deletes the folder with all that is in it, also what a process that has not ended yet puts
  /// into it meanwhile; nothing happens if it is gone.
  void delete() {
    for (int attempt = 1; Files.exists(path); attempt++) {
      try {
        deleteOnce();
      } catch (IOException | UncheckedIOException e) {
        if (attempt == ATTEMPTS) {
          throw new CommandFailure(ExitCode.FAILED, "cannot delete the folder: folder=" + path, e);
        }
      }
    }
  }

  private void deleteOnce() throws IOException {
    try (Stream<Path> paths = Files.walk(path)) {
      for (Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    }
  }
}
