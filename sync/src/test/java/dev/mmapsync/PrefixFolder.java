package dev.mmapsync;

import dev.mmapsync.archive.ArchiveType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeSet;

/// The files of one prefix, looked at and spoiled from outside of the library.
///
/// @param folder that has nothing else in it
record PrefixFolder(Path folder) {
  private static final int READERS = 8;
  private static final int GUARD_BIT = 30;
  static final int STATE_SIZE = 16;

  Path prefix() {
    return folder.resolve("p");
  }

  Path state() {
    return folder.resolve("p_state");
  }

  Path registry() {
    return folder.resolve("p_registry");
  }

  Path data(int index) {
    return folder.resolve("p_data_" + index);
  }

  WriterOptions<MemorySegment> writer() {
    return Synchronizer.writer(prefix(), ArchiveType.bytes());
  }

  /// A writer without a registry: its readers are counted.
  WriterOptions<MemorySegment> countingWriter() {
    return writer().registry(Registry.NONE);
  }

  ReaderOptions<MemorySegment> reader() {
    return Synchronizer.reader(prefix(), ArchiveType.bytes());
  }

  /// An archive of `size` bytes, all of them `content`.
  static MemorySegment archive(int size, int content) {
    return MemorySegment.ofArray(new byte[size]).fill((byte) content);
  }

  /// The names of all files, but for the lock file of the portable mode, which stays, and the
  /// registry, which is there in one mode only.
  List<String> names() {
    try (var files = Files.list(folder)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(n -> !n.endsWith(".lock") && !n.endsWith("_registry"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> sortedNames() {
    return List.copyOf(new TreeSet<>(names()));
  }

  /// The version word as it stands in the file.
  long version() {
    return words().getLong(0);
  }

  /// The counter of data index `index`, without its guard.
  int readers(int index) {
    int counter = counter(index);
    return counter >>> GUARD_BIT == 1 ? counter & ((1 << GUARD_BIT) - 1) : counter;
  }

  boolean isGuarded(int index) {
    return (counter(index) & (1 << GUARD_BIT)) != 0;
  }

  private int counter(int index) {
    return words().getInt(READERS + index * Integer.BYTES);
  }

  void setReaders(int index, int count) {
    var bytes = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(0, count);
    overwrite(state(), READERS + index * Integer.BYTES, bytes.array());
  }

  void setVersion(long word) {
    var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, word);
    overwrite(state(), 0, bytes.array());
  }

  private ByteBuffer words() {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(state())).order(ByteOrder.LITTLE_ENDIAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Puts `bytes` over what the file has at `offset`.
  static void overwrite(Path file, long offset, byte[] bytes) {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(bytes), offset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void cutOff(Path file, long size) {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Another file takes the name of `file`: what has it open keeps the old one.
  static void replace(Path file, byte[] content) {
    try {
      var other = file.resolveSibling("other");
      Files.write(other, content);
      Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A state with nothing published takes the place of the one that is there.
  void replaceState() {
    replace(state(), new byte[STATE_SIZE]);
  }
}
