package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import dev.mmapsync.archive.layout.SeaHash;
import dev.mmapsync.archive.layout.Utf8Encoder;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// The bytes that a key feeds to the hash, with room for a seed in front of them.
///
/// Used again and again: [#clear] keeps the memory. For one thread. For generated code.
public final class Feed {
  private static final int SEED = Integer.BYTES;
  private static final int LIMIT = Integer.MAX_VALUE - 64;
  private static final int MAX_EMPTY = 4096;
  private static final byte TEXT_END = (byte) 0xFF;

  private byte[] bytes = new byte[64];
  private int end = SEED;
  private int depth;

  /// Nothing fed yet.
  public Feed() {}

  /// Forgets what was fed.
  public void clear() {
    end = SEED;
    depth = 0;
  }

  /// Follows a pointer inside of an archived key; [#leave] afterwards.
  public void enter() {
    if (++depth > Walk.MAX_DEPTH) {
      throw new ArchiveException("key is nested too deeply: limit=" + Walk.MAX_DEPTH);
    }
  }

  /// Comes back from what the last [#enter] led to.
  public void leave() {
    depth--;
  }

  /// How far the feed is.
  int mark() {
    return end;
  }

  /// An archive can claim any number of elements without bytes; those of a key that feed something
  /// are limited, for writers too.
  void requireFewEmpty(long count) {
    if (count > MAX_EMPTY) {
      throw new ArchiveException(
          "too many elements without bytes in a key: count=" + count + " limit=" + MAX_EMPTY);
    }
  }

  /// Feeds one byte.
  public void addByte(byte value) {
    room(Byte.BYTES);
    bytes[end++] = value;
  }

  /// Feeds two bytes.
  public void addShort(short value) {
    add(value, Short.BYTES);
  }

  /// Feeds four bytes.
  public void addInt(int value) {
    add(value, Integer.BYTES);
  }

  /// Feeds eight bytes: a number, a count, or which variant of an `Option` it is.
  public void addLong(long value) {
    add(value, Long.BYTES);
  }

  /// Feeds a string.
  ///
  /// @throws ArchiveException if it holds a lone surrogate
  public void addText(String text) {
    addText(text, TEXT_END);
  }

  /// Feeds a C string, which holds no zero character.
  ///
  /// @throws ArchiveException if it holds a lone surrogate
  public void addCString(String text) {
    int count = end;
    addLong(0);
    addText(text, (byte) 0);
    setLong(count, end - count - Long.BYTES);
  }

  /// Feeds the text of an archived C string, without the zero behind it.
  public void addCString(MemorySegment text) {
    addLong(text.byteSize() + 1);
    addText(text, (byte) 0);
  }

  private void addText(String text, byte last) {
    room((long) Utf8Encoder.MAX_BYTES_PER_CHAR * text.length() + 1);
    int after = Utf8Encoder.encode(text, bytes, end);
    if (after < 0) {
      throw new ArchiveException("lone surrogate in a string: index=" + (-1 - after));
    }
    end = after;
    bytes[end++] = last;
  }

  /// Feeds the text of an archived string.
  public void addText(MemorySegment text) {
    addText(text, TEXT_END);
  }

  private void addText(MemorySegment text, byte last) {
    long length = text.byteSize();
    room(length + 1);
    MemorySegment.copy(text, Bytes.BYTE, 0, bytes, end, (int) length);
    end += (int) length;
    bytes[end++] = last;
  }

  private void add(long value, int size) {
    room(size);
    for (int i = 0; i < size; i++) {
      bytes[end++] = (byte) (value >>> (i * Byte.SIZE));
    }
  }

  private void setLong(int at, long value) {
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[at + i] = (byte) (value >>> (i * Byte.SIZE));
    }
  }

  private void room(long size) {
    long wanted = end + size;
    if (wanted > LIMIT) {
      throw new ArchiveException("key is too large: bytes=" + wanted);
    }
    if (wanted > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(LIMIT, Math.max(wanted, 2L * bytes.length)));
    }
  }

  /// The hash of what was fed.
  public long hash() {
    return SeaHash.of(bytes, SEED, end);
  }

  /// The hash of `seed` and what was fed.
  public long hash(int seed) {
    for (int i = 0; i < SEED; i++) {
      bytes[i] = (byte) (seed >>> (i * Byte.SIZE));
    }
    return SeaHash.of(bytes, 0, end);
  }

  /// A copy of what was fed.
  public byte[] toArray() {
    return Arrays.copyOfRange(bytes, SEED, end);
  }

  /// Whether the same was fed to another.
  public boolean sameAs(Feed other) {
    return Arrays.equals(bytes, SEED, end, other.bytes, SEED, other.end);
  }
}
