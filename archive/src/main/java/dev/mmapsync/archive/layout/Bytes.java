package dev.mmapsync.archive.layout;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Little-endian access of any alignment.
///
/// A signed `int` that is widened to a `long` right where it is loaded becomes an instruction that
/// kills the JVM, instead of failing, when the mapped file was cut off meanwhile. So offsets are
/// never loaded as an `int`: see [#offset] and [#offsetOf].
public final class Bytes {
  /// One byte.
  public static final ValueLayout.OfByte BYTE = ValueLayout.JAVA_BYTE;

  /// Two bytes, little-endian.
  public static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// Two bytes, little-endian, as a UTF-16 unit.
  public static final ValueLayout.OfChar CHAR =
      ValueLayout.JAVA_CHAR_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// Four bytes, little-endian.
  public static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// Eight bytes, little-endian.
  public static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// Four bytes, little-endian, IEEE 754.
  public static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// Eight bytes, little-endian, IEEE 754.
  public static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  // Each access by MemorySegment.get is one of these, behind two more calls and a look at the
  // layout. A lookup has six, and there is a limit to what the compiler takes into one method.
  private static final VarHandle BYTE_AT = BYTE.varHandle();
  private static final VarHandle SHORT_AT = SHORT.varHandle();
  private static final VarHandle INT_AT = INT.varHandle();
  private static final VarHandle LONG_AT = LONG.varHandle();
  private static final VarHandle CHAR_AT = CHAR.varHandle();
  private static final VarHandle FLOAT_AT = FLOAT.varHandle();
  private static final VarHandle DOUBLE_AT = DOUBLE.varHandle();

  private Bytes() {}

  /// The byte at `at`.
  public static byte getByte(MemorySegment archive, long at) {
    return (byte) BYTE_AT.get(archive, at);
  }

  /// The two bytes at `at`.
  public static short getShort(MemorySegment archive, long at) {
    return (short) SHORT_AT.get(archive, at);
  }

  /// The four bytes at `at`. Not to be widened with its sign: see the class.
  public static int getInt(MemorySegment archive, long at) {
    return (int) INT_AT.get(archive, at);
  }

  /// The eight bytes at `at`.
  public static long getLong(MemorySegment archive, long at) {
    return (long) LONG_AT.get(archive, at);
  }

  /// The eight bytes from index `at` of an array.
  public static long getLong(byte[] bytes, int at) {
    return word(bytes, at) | (word(bytes, at + Integer.BYTES) << Integer.SIZE);
  }

  private static long word(byte[] bytes, int at) {
    return (bytes[at] & 0xFFL)
        | ((bytes[at + 1] & 0xFFL) << 8)
        | ((bytes[at + 2] & 0xFFL) << 16)
        | ((bytes[at + 3] & 0xFFL) << 24);
  }

  /// The two bytes at `at` as a UTF-16 unit.
  public static char getChar(MemorySegment archive, long at) {
    return (char) CHAR_AT.get(archive, at);
  }

  /// The four bytes at `at`, IEEE 754.
  public static float getFloat(MemorySegment archive, long at) {
    return (float) FLOAT_AT.get(archive, at);
  }

  /// The eight bytes at `at`, IEEE 754.
  public static double getDouble(MemorySegment archive, long at) {
    return (double) DOUBLE_AT.get(archive, at);
  }

  /// The four bytes at `at` as an unsigned number: a length.
  public static long unsigned(MemorySegment archive, long at) {
    return (int) INT_AT.get(archive, at) & 0xFFFFFFFFL;
  }

  /// The relative pointer at `at`: the signed offset of its target.
  public static long offset(MemorySegment archive, long at) {
    int low = (short) SHORT_AT.get(archive, at) & 0xFFFF;
    int high = (short) SHORT_AT.get(archive, at + Short.BYTES);
    int offset = (high << Short.SIZE) | low;
    return offset;
  }

  /// The relative pointer in the low four bytes of a word that was loaded as a whole.
  public static long offsetOf(long word) {
    return (word << Integer.SIZE) >> Integer.SIZE;
  }
}
