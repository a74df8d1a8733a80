package dev.mmapsync.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// Temporary folders of tests in `/dev/shm`, where users keep such files, if it has room for them;
/// else in the system's temporary folder.
///
/// The room that a test needs at most is two data files of 5 MiB each; a container often has no
/// more than 64 MiB there.
public final class SharedMemory implements TempDirFactory {
  private static final Path MEMORY = Path.of("/dev/shm");
  private static final long ROOM = 48L << 20;

  @Override
  public Path createTempDirectory(
      AnnotatedElementContext elementContext, ExtensionContext extensionContext)
      throws IOException {
    boolean fits = Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM;
    return fits
        ? Files.createTempDirectory(MEMORY, "mmap-sync")
        : Files.createTempDirectory("mmap-sync");
  }
}
