package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.ArchiveSink;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import dev.mmapsync.archive.layout.Utf8Encoder;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One archive being written: the sink, and what objects have to remember between [Codec#serialize]
/// and [Codec#resolve].
///
/// Memory: eight bytes for each pointer of the objects that wait for their turn, so of the longest
/// list. Up to 64 KiB of each kind is kept by the sink for its next archive. For one thread. For
/// generated code.
public final class ArchiveWriter {
  private static final int FIRST_PUSHED = 32;
  private static final int FIRST_TEXT = 64;

  /// So many bytes of each kind are kept at most.
  private static final int MOST_KEPT = 64 * 1024;

  private final ArchiveSink sink;
  private long[] pushed = new long[FIRST_PUSHED];
  private int end;
  private int next;
  private byte[] text = new byte[FIRST_TEXT];
  private @Nullable List<@Nullable Object> kept;
  private @Nullable Map<Codec<?, ?>, Map<Object, Long>> shared;

  // The root is behind a pointer, too, as the check counts.
  private int depth = 1;

  /// A writer into `sink`.
  public ArchiveWriter(ArchiveSink sink) {
    this.sink = sink;
  }

  /// The one that has written into `sink` before, or a new one.
  @SuppressWarnings("ReferenceEquality") // sinks have no other equality
  static ArchiveWriter of(ArchiveSink sink) {
    ArchiveWriter known = sink.takeWorkspace(ArchiveWriter.class);
    return known == null || known.sink != sink ? new ArchiveWriter(sink) : known;
  }

  /// The archive is done, or has failed: nothing of its objects is kept, and no more memory than
  /// most need.
  void end() {
    end = 0;
    next = 0;
    depth = 1;
    kept = null;
    shared = null;
    if (pushed.length > MOST_KEPT / Long.BYTES) {
      pushed = new long[FIRST_PUSHED];
    }
    if (text.length > MOST_KEPT) {
      text = new byte[FIRST_TEXT];
    }
    sink.keepWorkspace(this);
  }

  // ---- what is remembered

  /// Remembers a number until [#take].
  public void push(long value) {
    if (end == pushed.length) {
      pushed = Arrays.copyOf(pushed, Math.multiplyExact(2, end));
    }
    pushed[end++] = value;
  }

  /// The next number that was remembered.
  public long take() {
    return pushed[next++];
  }

  /// Where the numbers of the objects that come now begin.
  public int mark() {
    return end;
  }

  /// From here on the objects are resolved whose numbers begin at `mark`.
  public void rewind(int mark) {
    next = mark;
  }

  /// Forgets the numbers from `mark` on.
  public void release(int mark) {
    end = mark;
  }

  /// Remembers an object until [#takeObject].
  void pushObject(Object value) {
    List<@Nullable Object> objects = kept;
    if (objects == null) {
      objects = new ArrayList<>();
      kept = objects;
    }
    push(objects.size());
    objects.add(value);
  }

  /// The next object that was remembered.
  Object takeObject() {
    int index = (int) take();
    List<@Nullable Object> objects = Objects.requireNonNull(kept);
    Object value = Objects.requireNonNull(objects.set(index, null));
    while (!objects.isEmpty() && objects.getLast() == null) {
      objects.removeLast();
    }
    return value;
  }

  /// The target of a pointer is being serialized; [#leave] afterwards.
  ///
  /// @throws ArchiveException if it is nested more deeply than the check lets pass
  public void enter() {
    if (++depth > Walk.MAX_DEPTH) {
      throw new ArchiveException("nested too deeply: limit=" + Walk.MAX_DEPTH);
    }
  }

  /// The target of a pointer has been serialized.
  public void leave() {
    depth--;
  }

  /// Where a shared object of this archive lies that was written as a `type`, by its identity.
  @Nullable Long sharedAt(Codec<?, ?> type, Object value) {
    Map<Object, Long> known = shared == null ? null : shared.get(type);
    return known == null ? null : known.get(value);
  }

  /// Remembers where a shared object lies.
  void share(Codec<?, ?> type, Object value, long at) {
    if (shared == null) {
      shared = new HashMap<>();
    }
    shared.computeIfAbsent(type, key -> new IdentityHashMap<>()).put(value, at);
  }

  // ---- values

  /// Appends the bytes of `value`.
  ///
  /// @return how many
  public int appendText(String value) {
    int bytes = encode(value);
    sink.appendArray(text, Bytes.BYTE, 0, bytes);
    return bytes;
  }

  /// Appends a string's bytes if they do not fit into the object, and pushes the object or where
  /// they are: a word without its highest bit is the object itself.
  void pushString(String value) {
    int bytes = encode(value);
    if (bytes < Long.BYTES) {
      long word = (long) bytes << 56;
      for (int i = 0; i < bytes; i++) {
        word |= (text[i] & 0xFFL) << (i * Byte.SIZE);
      }
      push(word);
    } else {
      enter();
      leave();
      push(Long.MIN_VALUE | bytes);
      push(sink.appendArray(text, Bytes.BYTE, 0, bytes));
    }
  }

  /// Writes the string that was pushed.
  void takeString(long at) {
    long word = take();
    if (word < 0) {
      int offset = offset(take(), at);
      word = (word & 0xFFFFFFFFL) | (long) offset << Integer.SIZE;
    }
    sink.setLong(at, word);
  }

  private int encode(String value) {
    long room = (long) Utf8Encoder.MAX_BYTES_PER_CHAR * value.length();
    if (room > text.length) {
      if (room > Integer.MAX_VALUE - 64) {
        throw new ArchiveException("string is too long: chars=" + value.length());
      }
      text = new byte[(int) room];
    }
    int bytes = Utf8Encoder.encode(value, text, 0);
    if (bytes < 0) {
      throw new ArchiveException("lone surrogate in a string: index=" + (-1 - bytes));
    }
    return bytes;
  }

  // ---- the sink

  /// Appends zeros up to a multiple of `alignment`, and returns the position.
  public long align(long alignment) {
    return sink.align(alignment);
  }

  /// Appends zeros, and returns where they start.
  public long reserve(long size) {
    return sink.reserve(size);
  }

  /// Appends an array of primitives.
  public void appendArray(Object array, ValueLayout layout, int count) {
    sink.appendArray(array, layout, 0, count);
  }

  /// Overwrites bytes with an array of primitives.
  public void setArray(long at, Object array, ValueLayout layout, int count) {
    sink.setArray(at, array, layout, count);
  }

  /// Writes the relative pointer at `at` to `target`.
  ///
  /// @throws ArchiveException if more than 2 GiB lie between them
  public void setPointer(long at, long target) {
    sink.setInt(at, offset(target, at));
  }

  static int offset(long target, long at) {
    long offset = target - at;
    if (offset != (int) offset) {
      throw new ArchiveException(
          "more than 2 GiB between pointer and target: distance=" + offset, at);
    }
    return (int) offset;
  }

  /// Writes a boolean.
  public void setBoolean(long at, boolean value) {
    sink.setByte(at, (byte) (value ? 1 : 0));
  }

  /// Writes one byte.
  public void setByte(long at, byte value) {
    sink.setByte(at, value);
  }

  /// Writes two bytes.
  public void setShort(long at, short value) {
    sink.setShort(at, value);
  }

  /// Writes two bytes.
  public void setChar(long at, char value) {
    sink.setShort(at, (short) value);
  }

  /// Writes four bytes.
  public void setInt(long at, int value) {
    sink.setInt(at, value);
  }

  /// Writes a Unicode scalar value.
  ///
  /// @throws ArchiveException if it is none
  public void setCodePoint(long at, int value) {
    sink.setInt(at, codePoint(value));
  }

  static int codePoint(int value) {
    if (value < 0
        || value > Character.MAX_CODE_POINT
        || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
      throw new ArchiveException("not a Unicode scalar value: value=" + value);
    }
    return value;
  }

  /// Writes eight bytes.
  public void setLong(long at, long value) {
    sink.setLong(at, value);
  }

  /// Writes four bytes, with the payload of a NaN kept.
  public void setFloat(long at, float value) {
    sink.setInt(at, Float.floatToRawIntBits(value));
  }

  /// Writes eight bytes, with the payload of a NaN kept.
  public void setDouble(long at, double value) {
    sink.setLong(at, Double.doubleToRawLongBits(value));
  }
}
