package dev.mmapsync.system.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.ToLongFunction;

/// A reader that acquires as the original crate does: load the version, count up, use. It lacks the
/// re-check of protocol.md, section 3, and so it reads torn snapshots.
///
/// It shares no code with the library, and only the tests use it: to prove that they see a tear
/// when there is one. For one thread.
final class UncheckedReader implements StressReader.Source {
  private static final VarHandle VERSION =
      ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
  private static final VarHandle READERS =
      ValueLayout.JAVA_INT.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
  private static final long READERS_OFFSET = 8;
  private static final long SIZE_MASK = (1L << 39) - 1;

  private final Path prefix;
  private final MemorySegment state;
  private final MemorySegment[] data = {MemorySegment.NULL, MemorySegment.NULL};

  UncheckedReader(Path prefix) {
    this.prefix = prefix;
    this.state =
        map("_state", MapMode.READ_WRITE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  @Override
  public long version() {
    return (long) VERSION.getVolatile(state, 0L);
  }

  @Override
  public long read(ToLongFunction<MemorySegment> use) {
    long version = version();
    int index = (int) (version & 1);
    long counter = READERS_OFFSET + (long) Integer.BYTES * index;
    int _ = (int) READERS.getAndAdd(state, counter, 1);
    // Here the version must be looked at again: the writer may have published twice since, and may
    // be writing into this very file.
    try {
      return use.applyAsLong(bytes(index, version >>> 1 & SIZE_MASK));
    } finally {
      int _ = (int) READERS.getAndAdd(state, counter, -1);
    }
  }

  private MemorySegment bytes(int index, long size) {
    if (data[index].byteSize() < size) {
      data[index] = map("_data_" + index, MapMode.READ_ONLY, StandardOpenOption.READ);
    }
    return data[index].asSlice(0, size);
  }

  private MemorySegment map(String suffix, MapMode mode, StandardOpenOption... options) {
    Path path = prefix.resolveSibling(prefix.getFileName() + suffix);
    try (FileChannel channel = FileChannel.open(path, options)) {
      return channel.map(mode, 0, channel.size(), Arena.global());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
