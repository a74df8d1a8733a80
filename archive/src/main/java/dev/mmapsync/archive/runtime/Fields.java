package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;

/// Components of primitive types, read where they lie. For generated code.
public final class Fields {
  private Fields() {}

  /// The boolean at `at`.
  public static boolean getBoolean(MemorySegment archive, long at) {
    return Bytes.getByte(archive, at) != 0;
  }

  /// The byte at `at`.
  public static byte getByte(MemorySegment archive, long at) {
    return Bytes.getByte(archive, at);
  }

  /// The two bytes at `at`.
  public static short getShort(MemorySegment archive, long at) {
    return Bytes.getShort(archive, at);
  }

  /// The two bytes at `at`.
  public static char getChar(MemorySegment archive, long at) {
    return Bytes.getChar(archive, at);
  }

  /// The four bytes at `at`.
  public static int getInt(MemorySegment archive, long at) {
    return Bytes.getInt(archive, at);
  }

  /// The eight bytes at `at`.
  public static long getLong(MemorySegment archive, long at) {
    return Bytes.getLong(archive, at);
  }

  /// The four bytes at `at`.
  public static float getFloat(MemorySegment archive, long at) {
    return Bytes.getFloat(archive, at);
  }

  /// The eight bytes at `at`.
  public static double getDouble(MemorySegment archive, long at) {
    return Bytes.getDouble(archive, at);
  }
}
