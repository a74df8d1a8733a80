package dev.mmapsync.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A word in a file that several processes have mapped: the counter without which readers of the
/// crate cannot do, and nothing else.
final class SharedWord {
  private static final VarHandle WORD = ValueLayout.JAVA_INT.varHandle();

  @SuppressWarnings("restricted")
  private static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

  private final MemorySegment mapping;
  private final long address;

  private SharedWord(MemorySegment mapping) {
    this.mapping = mapping;
    this.address = mapping.address();
  }

  /// Opens the file, or makes it.
  static SharedWord open(Path file) {
    return new SharedWord(map(file, 64));
  }

  /// Maps the first `size` bytes of a file, or makes it.
  static MemorySegment map(Path file, long size) {
    try (var channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, size, Arena.ofAuto());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int twoAtomicAdds() {
    int before = (int) WORD.getAndAdd(MEMORY, address, 1);
    return before + (int) WORD.getAndAdd(MEMORY, address, -1);
  }

  /// Its first bytes.
  MemorySegment mapping() {
    return mapping;
  }
}
