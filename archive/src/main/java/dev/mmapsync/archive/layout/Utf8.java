package dev.mmapsync.archive.layout;

import java.lang.foreign.MemorySegment;

/// Strict UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF.
public final class Utf8 {
  private static final long HIGH_BITS = 0x8080808080808080L;

  /// Stands for a lone surrogate, which UTF-8 cannot say: no valid text holds its byte.
  private static final long NOT_ENCODABLE = 0xFE;

  private Utf8() {}

  /// The code point at `index`, a lone surrogate as itself.
  static int codePointAt(CharSequence text, int index) {
    return Character.codePointAt(text, index);
  }

  /// The bytes of a code point, the first one lowest; a byte 0 can only be the first one. A lone
  /// surrogate gives a byte that no text holds.
  static long encode(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint;
    }
    if (codePoint < 0x800) {
      return (0xC0 | (codePoint >> 6)) | (trail(codePoint) << 8);
    }
    if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      return NOT_ENCODABLE;
    }
    if (codePoint < 0x10000) {
      return (0xE0 | (codePoint >> 12)) | (trail(codePoint >> 6) << 8) | (trail(codePoint) << 16);
    }
    return (0xF0 | (codePoint >> 18))
        | (trail(codePoint >> 12) << 8)
        | (trail(codePoint >> 6) << 16)
        | (trail(codePoint) << 24);
  }

  /// The low six bits as a byte behind the first one.
  private static long trail(int bits) {
    return 0x80 | (bits & 0x3F);
  }

  /// Whether the `length` bytes at `at` are `text`. Allocates nothing.
  public static boolean contentEquals(
      MemorySegment archive, long at, long length, CharSequence text) {
    int chars = text.length();
    long done = 0;
    for (int i = 0; i < chars; i++) {
      int codePoint = text.charAt(i);
      if (Character.isSurrogate((char) codePoint)) {
        codePoint = codePointAt(text, i);
        i += Character.charCount(codePoint) - 1;
      }
      long units = encode(codePoint);
      do {
        if (done == length || (byte) units != Bytes.getByte(archive, at + done)) {
          return false;
        }
        done++;
        units >>>= 8;
      } while (units != 0);
    }
    return done == length;
  }

  /// Compares the `length` bytes at `at` with those of `text`, as numbers without a sign. Allocates
  /// nothing.
  public static int compare(MemorySegment archive, long at, long length, CharSequence text) {
    int chars = text.length();
    long done = 0;
    for (int i = 0; i < chars; i++) {
      int codePoint = text.charAt(i);
      if (Character.isSurrogate((char) codePoint)) {
        codePoint = codePointAt(text, i);
        i += Character.charCount(codePoint) - 1;
      }
      long units = encode(codePoint);
      do {
        if (done == length) {
          return -1;
        }
        int order = (Bytes.getByte(archive, at + done) & 0xFF) - (int) (units & 0xFF);
        if (order != 0) {
          return order;
        }
        done++;
        units >>>= 8;
      } while (units != 0);
    }
    return done == length ? 0 : 1;
  }

  /// Compares two texts as their UTF-8 compares: by code points.
  public static int compare(CharSequence a, CharSequence b) {
    int common = Math.min(a.length(), b.length());
    for (int i = 0; i < common; i++) {
      if (a.charAt(i) != b.charAt(i)) {
        return aboveAll(a.charAt(i)) - aboveAll(b.charAt(i));
      }
    }
    return a.length() - b.length();
  }

  /// A UTF-16 unit as a number, with surrogates above all others: they stand for what lies above.
  private static int aboveAll(char unit) {
    if (!Character.isSurrogate(unit)) {
      return unit;
    }
    return Character.MAX_VALUE + unit;
  }

  /// Where the first byte lies that cannot be part of UTF-8, counted from `at`; -1 = all is well.
  public static long malformedAt(MemorySegment archive, long at, long length) {
    long done = 0;
    while (done < length) {
      while (length - done >= Long.BYTES && (Bytes.getLong(archive, at + done) & HIGH_BITS) == 0) {
        done += Long.BYTES;
      }
      if (done == length) {
        return -1;
      }
      int size = sequence(archive, at + done, length - done);
      if (size == 0) {
        return done;
      }
      done += size;
    }
    return -1;
  }

  /// The size of the well-formed sequence at `at`, of which at most `limit` bytes are there; 0 =
  /// malformed.
  private static int sequence(MemorySegment archive, long at, long limit) {
    int first = Bytes.getByte(archive, at) & 0xFF;
    if (first < 0x80) {
      return 1;
    }
    if (first < 0xC2 || first > 0xF4) {
      return 0;
    }
    int size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (size > limit) {
      return 0;
    }
    int second = Bytes.getByte(archive, at + 1) & 0xFF;
    if (!secondFits(first, second)) {
      return 0;
    }
    for (int i = 2; i < size; i++) {
      if ((Bytes.getByte(archive, at + i) & 0xC0) != 0x80) {
        return 0;
      }
    }
    return size;
  }

  /// The second byte carries what the first cannot: overlong forms, surrogates and the upper end.
  private static boolean secondFits(int first, int second) {
    return switch (first) {
      case 0xE0 -> second >= 0xA0 && second <= 0xBF;
      case 0xED -> second >= 0x80 && second <= 0x9F;
      case 0xF0 -> second >= 0x90 && second <= 0xBF;
      case 0xF4 -> second >= 0x80 && second <= 0x8F;
      default -> (second & 0xC0) == 0x80;
    };
  }
}
