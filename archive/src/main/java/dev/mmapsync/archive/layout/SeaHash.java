package dev.mmapsync.archive.layout;

import java.lang.foreign.MemorySegment;

/// SeaHash with the seeds of rkyv: what the archived hash tables are built with and looked up by.
///
/// Two forms of everything: the plain hash, and the hash with four bytes of a seed in front. The
/// forms for single words and for text keep their state in locals and allocate nothing.
public final class SeaHash {
  private static final long SEED_A = 0x08576fb6170b5f5fL;
  private static final long SEED_B = 0x587775eeb84a7e46L;
  private static final long SEED_C = 0xac701115428ee569L;
  private static final long SEED_D = 0x910feb91b92bb1cdL;
  private static final long FACTOR = 0x6eed0e9da4d94a4fL;

  private SeaHash() {}

  private static long diffuse(long word) {
    long x = word * FACTOR;
    x ^= (x >>> 32) >>> (x >>> 60);
    return x * FACTOR;
  }

  /// The hash of the eight bytes of `word`.
  public static long ofLong(long word) {
    return diffuse(diffuse(SEED_A ^ word) ^ SEED_B ^ SEED_C ^ SEED_D ^ 8);
  }

  /// The hash of `seed` and the eight bytes of `word`.
  public static long ofLong(int seed, long word) {
    long a = diffuse(SEED_A ^ (seed & 0xFFFFFFFFL) ^ (word << 32));
    long b = diffuse(SEED_B ^ (word >>> 32));
    return diffuse(a ^ b ^ SEED_C ^ SEED_D ^ 12);
  }

  /// The hash of the four bytes of `word`.
  public static long ofInt(int word) {
    return diffuse(diffuse(SEED_A ^ (word & 0xFFFFFFFFL)) ^ SEED_B ^ SEED_C ^ SEED_D ^ 4);
  }

  /// The hash of `seed` and the four bytes of `word`.
  public static long ofInt(int seed, int word) {
    return ofLong((seed & 0xFFFFFFFFL) | ((long) word << 32));
  }

  /// The hash of the bytes from index `from` up to index `to`.
  public static long of(byte[] bytes, int from, int to) {
    long a = SEED_A;
    long b = SEED_B;
    long c = SEED_C;
    long d = SEED_D;
    int at = from;
    for (; to - at >= Long.BYTES; at += Long.BYTES) {
      long next = diffuse(a ^ Bytes.getLong(bytes, at));
      a = b;
      b = c;
      c = d;
      d = next;
    }
    if (at < to) {
      long tail = 0;
      for (int shift = 0; at < to; at++, shift += 8) {
        tail |= (bytes[at] & 0xFFL) << shift;
      }
      a = diffuse(a ^ tail);
    }
    return diffuse(a ^ b ^ c ^ d ^ (to - from));
  }

  /// The hash of what a string key feeds: its UTF-8 form and a byte 0xFF.
  ///
  /// A lone surrogate gives some hash; no archived string equals such a text.
  public static long ofText(CharSequence text) {
    return text(text, 0, 0);
  }

  /// As [#ofText(CharSequence)], with `seed` in front.
  public static long ofText(int seed, CharSequence text) {
    return text(text, seed & 0xFFFFFFFFL, Integer.BYTES);
  }

  /// The hash of what an archived string key feeds: its `length` bytes at `at` and a byte 0xFF.
  public static long ofText(MemorySegment archive, long at, long length) {
    return text(archive, at, length, 0, 0);
  }

  /// As [#ofText(MemorySegment, long, long)], with `seed` in front.
  public static long ofText(int seed, MemorySegment archive, long at, long length) {
    return text(archive, at, length, seed & 0xFFFFFFFFL, Integer.BYTES);
  }

  // Each step: `tail` holds the bytes since the last whole word, `fed` counts all bytes.
  private static long text(CharSequence text, long start, int startBytes) {
    long a = SEED_A;
    long b = SEED_B;
    long c = SEED_C;
    long d = SEED_D;
    long tail = start;
    long fed = startBytes;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      int codePoint = text.charAt(i);
      if (Character.isSurrogate((char) codePoint)) {
        codePoint = Utf8.codePointAt(text, i);
        i += Character.charCount(codePoint) - 1;
      }
      long units = Utf8.encode(codePoint);
      do {
        tail |= (units & 0xFF) << (fed << 3);
        fed++;
        units >>>= 8;
        if ((fed & 7) == 0) {
          long next = diffuse(a ^ tail);
          a = b;
          b = c;
          c = d;
          d = next;
          tail = 0;
        }
      } while (units != 0);
    }
    return finish(a, b, c, d, tail, fed);
  }

  private static long text(
      MemorySegment archive, long at, long length, long start, int startBytes) {
    long a = SEED_A;
    long b = SEED_B;
    long c = SEED_C;
    long d = SEED_D;
    long tail = start;
    long fed = startBytes;
    for (long i = 0; i < length; i++) {
      tail |= (Bytes.getByte(archive, at + i) & 0xFFL) << (fed << 3);
      fed++;
      if ((fed & 7) == 0) {
        long next = diffuse(a ^ tail);
        a = b;
        b = c;
        c = d;
        d = next;
        tail = 0;
      }
    }
    return finish(a, b, c, d, tail, fed);
  }

  /// Feeds the byte 0xFF that ends a text, and finishes.
  private static long finish(long a, long b, long c, long d, long tail, long fed) {
    long last = diffuse(a ^ tail ^ (0xFFL << (fed << 3)));
    return diffuse(last ^ b ^ c ^ d ^ (fed + 1));
  }
}
