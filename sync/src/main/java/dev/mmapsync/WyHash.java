package dev.mmapsync;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// wyhash, version 1 of the algorithm, as the Rust crate `wyhash` 0.5 computes it for one `write`
/// of all bytes.
///
/// Reads whole `long`s and copies the tail to the heap, and so never does what can end the JVM on a
/// file that was cut off (`docs/design/protocol.md`, section 8).
final class WyHash {
  static final Checksum CHECKSUM = new OfMemory();

  private static final long P0 = 0xa0761d6478bd642fL;
  private static final long P1 = 0xe7037ed1a0b428dbL;
  private static final long P2 = 0x8ebc6af09c88c6e3L;
  private static final long P3 = 0x589965cc75374cc3L;
  private static final long P4 = 0x1d8e4e27c47d124fL;
  private static final long P5 = 0xeb44accab455d165L;

  private static final long CHUNK = 32;
  private static final long FOUR_CHUNKS = 4 * CHUNK;

  /// Copied at a time: small enough for the bytes to be in the cache of a core when they are
  /// hashed.
  private static final long BLOCK = 64 * 1024;

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private WyHash() {}

  static long hash(long seed, MemorySegment bytes) {
    long size = bytes.byteSize();
    long chunked = size - size % CHUNK;
    return finish(chunks(seed, bytes, 0, chunked), bytes, chunked);
  }

  private static long copyAndHash(MemorySegment source, MemorySegment target) {
    long size = source.byteSize();
    long chunked = size - size % CHUNK;
    long hash = 0;
    for (long at = 0; at < chunked; at += BLOCK) {
      long length = Math.min(BLOCK, chunked - at);
      MemorySegment.copy(source, at, target, at, length);
      hash = chunks(hash, target, at, length);
    }
    MemorySegment.copy(source, chunked, target, chunked, size - chunked);
    return finish(hash, target.asSlice(0, size), chunked);
  }

  /// Four chunks at a time, in a slice whose size the compiler knows: it looks at the bounds once
  /// for all of them, and so has registers enough for the hash, on which every step waits. Chunk by
  /// chunk the hash went through memory in callers that are large.
  private static long chunks(long hash, MemorySegment bytes, long from, long length) {
    long h = hash;
    long at = from;
    long end = from + length;
    for (; at <= end - FOUR_CHUNKS; at += FOUR_CHUNKS) {
      var four = bytes.asSlice(at, FOUR_CHUNKS);
      long first = chunk(four, 0);
      long second = chunk(four, CHUNK);
      long third = chunk(four, 2 * CHUNK);
      long fourth = chunk(four, 3 * CHUNK);
      h = mum(mum(mum(mum(h ^ P0, first) ^ P0, second) ^ P0, third) ^ P0, fourth);
    }
    for (; at < end; at += CHUNK) {
      h = mum(h ^ P0, chunk(bytes, at));
    }
    return h;
  }

  private static long chunk(MemorySegment bytes, long at) {
    return mum(bytes.get(LONG, at) ^ P1, bytes.get(LONG, at + 8) ^ P2)
        ^ mum(bytes.get(LONG, at + 16) ^ P3, bytes.get(LONG, at + 24) ^ P4);
  }

  /// Takes in what is left behind the last whole chunk, and the size.
  private static long finish(long hash, MemorySegment bytes, long from) {
    int rest = (int) (bytes.byteSize() - from);
    var tail = new byte[(int) CHUNK];
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, from, tail, 0, rest);
    long h = hash ^ P0;
    if (rest > 24) {
      h =
          mum(swapped(tail, 0) ^ h, swapped(tail, 8) ^ P2)
              ^ mum(swapped(tail, 16) ^ h, last(tail, 24, rest - 24) ^ P4);
    } else if (rest > 16) {
      h = mum(swapped(tail, 0) ^ h, swapped(tail, 8) ^ P2) ^ mum(h, last(tail, 16, rest - 16) ^ P3);
    } else if (rest > 8) {
      h = mum(swapped(tail, 0) ^ h, last(tail, 8, rest - 8) ^ P2);
    } else if (rest > 0) {
      h = mum(h, last(tail, 0, rest) ^ P1);
    }
    return mum(h, bytes.byteSize() ^ P5);
  }

  /// The last one to eight bytes, in the order in which the algorithm wants them.
  private static long last(byte[] bytes, int at, int count) {
    return switch (count) {
      case 1 -> one(bytes, at);
      case 2 -> two(bytes, at);
      case 3 -> two(bytes, at) << 8 | one(bytes, at + 2);
      case 4 -> four(bytes, at);
      case 5 -> four(bytes, at) << 8 | one(bytes, at + 4);
      case 6 -> four(bytes, at) << 16 | two(bytes, at + 4);
      case 7 -> four(bytes, at) << 24 | two(bytes, at + 4) << 8 | one(bytes, at + 6);
      default -> swapped(bytes, at);
    };
  }

  private static long swapped(byte[] bytes, int at) {
    return four(bytes, at) << 32 | four(bytes, at + 4);
  }

  private static long four(byte[] bytes, int at) {
    return two(bytes, at + 2) << 16 | two(bytes, at);
  }

  private static long two(byte[] bytes, int at) {
    return one(bytes, at + 1) << 8 | one(bytes, at);
  }

  private static long one(byte[] bytes, int at) {
    return Byte.toUnsignedLong(bytes[at]);
  }

  private static long mum(long a, long b) {
    return Math.unsignedMultiplyHigh(a, b) ^ a * b;
  }

  private static final class OfMemory implements Checksum {
    @Override
    public long of(MemorySegment archive) {
      return hash(0, archive);
    }

    @Override
    public long copy(MemorySegment source, MemorySegment target) {
      return copyAndHash(source, target);
    }

    @Override
    public String toString() {
      return "wyhash";
    }
  }
}
