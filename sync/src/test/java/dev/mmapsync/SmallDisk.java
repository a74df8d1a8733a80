package dev.mmapsync;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// A file system that is full soon: a tmpfs of its own for root, or the `/dev/shm` of a container
/// if that is small. Elsewhere the test is skipped with a message.
///
/// @param folder where files can be made
/// @param mounted whether it has to be unmounted
record SmallDisk(Path folder, boolean mounted) implements AutoCloseable {
  /// Room is given and taken in such pieces.
  static final int PAGE = 4_096;

  private static final long MOUNTED = 1 << 20;
  private static final long SMALL = 128L << 20;
  private static final Path SHARED_MEMORY = Path.of("/dev/shm");

  /// @param mountPoint an empty folder
  static SmallDisk open(Path mountPoint) throws IOException, InterruptedException {
    var disk = mount(mountPoint).or(SmallDisk::small);
    assumeThat(disk)
        .as("a small file system: needs root, or a /dev/shm of at most %d bytes", SMALL)
        .isPresent();
    return disk.orElseThrow();
  }

  private static Optional<SmallDisk> mount(Path point) throws IOException, InterruptedException {
    var options = "size=" + MOUNTED;
    return run("mount", "-t", "tmpfs", "-o", options, "tmpfs", point.toString())
        ? Optional.of(new SmallDisk(point, true))
        : Optional.empty();
  }

  private static Optional<SmallDisk> small() {
    try {
      return Files.isWritable(SHARED_MEMORY)
              && Files.getFileStore(SHARED_MEMORY).getTotalSpace() <= SMALL
          ? Optional.of(new SmallDisk(Files.createTempDirectory(SHARED_MEMORY, "mmap-sync"), false))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      var process =
          new ProcessBuilder(List.of(command))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false; // there is no such program
    }
  }

  /// How many bytes have room now.
  long free() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  /// Leaves room for so many bytes: all else is taken by a file of no meaning.
  void leave(long bytes) throws IOException {
    for (long more = free() - bytes; more >= PAGE; more = free() - bytes) {
      var pages = new byte[(int) Math.min(more, MOUNTED) / PAGE * PAGE];
      Files.write(ballast(), pages, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  /// Takes that file away.
  void makeRoom() throws IOException {
    Files.deleteIfExists(ballast());
  }

  private Path ballast() {
    return folder.resolve("ballast");
  }

  @Override
  public void close() {
    try {
      if (mounted) {
        run("umount", "-l", folder.toString()); // lazily: mappings may still be there
      } else {
        try (var files = Files.list(folder)) {
          for (var file : files.toList()) {
            Files.delete(file);
          }
        }
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
