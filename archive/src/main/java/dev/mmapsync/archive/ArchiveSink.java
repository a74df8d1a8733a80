package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/// Off-heap memory that an archive grows in: appended to at its end, patched anywhere before it.
///
/// Everything is little-endian and needs no alignment. What is skipped ([#align], [#reserve]) is
/// filled with zeros, whatever the memory held before, so that equal values give equal bytes.
///
/// The writer's sink is the mapping of the data file itself: nothing is copied afterwards. Growing
/// can move the memory: never keep a segment of a sink across an append.
///
/// For one thread at a time.
public abstract class ArchiveSink {
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private MemorySegment memory;
  private long capacity;
  private long position;
  private @Nullable Object workspace;

  /// A sink that starts in `memory`, at position 0.
  protected ArchiveSink(MemorySegment memory) {
    this.memory = memory;
    this.capacity = memory.byteSize();
  }

  /// Begins another archive, in `memory`, at position 0.
  protected final void restart(MemorySegment memory) {
    this.memory = memory;
    this.capacity = memory.byteSize();
    this.position = 0;
  }

  /// Takes away what a serializer has kept here, for as long as it works: a sink that one archive
  /// after the other goes through spares it making the same memory each time.
  ///
  /// @return null if nothing was kept, or something else
  public final <W> @Nullable W takeWorkspace(Class<W> type) {
    Object taken = workspace;
    workspace = null;
    return type.isInstance(taken) ? type.cast(taken) : null;
  }

  /// Keeps what a serializer works in for the next archive. It is as large as it is for as long as
  /// there is this sink, and so must be what it refers to.
  public final void keepWorkspace(Object used) {
    workspace = used;
  }

  /// More memory, with what was appended so far at its start.
  ///
  /// @param wanted the capacity that is needed at least, in bytes
  /// @return a segment of at least `wanted` bytes
  protected abstract MemorySegment grow(long wanted);

  /// How many bytes have been appended.
  public final long position() {
    return position;
  }

  /// Appends zeros until the position is a multiple of `alignment`, a power of two.
  ///
  /// @return the position reached
  public final long align(long alignment) {
    reserve(-position & (alignment - 1));
    return position;
  }

  /// Appends `size` zero bytes.
  ///
  /// @return the position of the first of them
  public final long reserve(long size) {
    long start = claim(size);
    memory.asSlice(start, size).fill((byte) 0);
    return start;
  }

  /// Appends all of `bytes`.
  ///
  /// @return the position of the first of them
  public final long append(MemorySegment bytes) {
    long start = claim(bytes.byteSize());
    MemorySegment.copy(bytes, 0, memory, start, bytes.byteSize());
    return start;
  }

  /// Appends `count` elements of an array of primitives, in one copy.
  ///
  /// @param array a `byte[]`, `short[]`, `char[]`, `int[]`, `long[]`, `float[]` or `double[]`
  /// @param layout the element's layout: little-endian, of alignment 1, of the array's carrier
  /// @param from index of the first element
  /// @return the position of the first byte
  public final long appendArray(Object array, ValueLayout layout, int from, int count) {
    long start = claim(layout.byteSize() * count);
    MemorySegment.copy(array, from, memory, layout, start, count);
    return start;
  }

  /// Appends one byte.
  public final void appendByte(byte value) {
    long start = claim(Byte.BYTES);
    memory.set(ValueLayout.JAVA_BYTE, start, value);
  }

  /// Appends two bytes, little-endian.
  public final void appendShort(short value) {
    long start = claim(Short.BYTES);
    memory.set(SHORT, start, value);
  }

  /// Appends four bytes, little-endian.
  public final void appendInt(int value) {
    long start = claim(Integer.BYTES);
    memory.set(INT, start, value);
  }

  /// Appends eight bytes, little-endian.
  public final void appendLong(long value) {
    long start = claim(Long.BYTES);
    memory.set(LONG, start, value);
  }

  /// Overwrites one byte at `at`, which lies before the position.
  public final void setByte(long at, byte value) {
    memory.set(ValueLayout.JAVA_BYTE, within(at, Byte.BYTES), value);
  }

  /// Overwrites two bytes at `at`, little-endian.
  public final void setShort(long at, short value) {
    memory.set(SHORT, within(at, Short.BYTES), value);
  }

  /// Overwrites four bytes at `at`, little-endian.
  public final void setInt(long at, int value) {
    memory.set(INT, within(at, Integer.BYTES), value);
  }

  /// Overwrites eight bytes at `at`, little-endian.
  public final void setLong(long at, long value) {
    memory.set(LONG, within(at, Long.BYTES), value);
  }

  /// Overwrites what lies at `at` with the first `count` elements of an array of primitives, in one
  /// copy.
  ///
  /// @param array a `byte[]`, `short[]`, `char[]`, `int[]`, `long[]`, `float[]` or `double[]`
  /// @param layout the element's layout: little-endian, of alignment 1, of the array's carrier
  public final void setArray(long at, Object array, ValueLayout layout, int count) {
    MemorySegment.copy(array, 0, memory, layout, within(at, layout.byteSize() * count), count);
  }

  private long within(long at, long size) {
    if (at < 0 || at > position - size) {
      throw new IndexOutOfBoundsException(
          "outside of what was appended: at=" + at + " size=" + size + " position=" + position);
    }
    return at;
  }

  /// Moves the position over `size` bytes, which hold anything, and returns where they start.
  private long claim(long size) {
    long start = position;
    long end = start + size;
    if (size < 0 || end < 0) {
      throw new IllegalArgumentException("not a size: size=" + size + " position=" + start);
    }
    if (end > capacity) {
      memory = grow(end);
      capacity = memory.byteSize();
    }
    position = end;
    return start;
  }
}
