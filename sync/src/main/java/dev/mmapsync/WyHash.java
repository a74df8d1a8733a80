package dev.mmapsync;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/// wyhash, version 1 of the algorithm, as the Rust crate `wyhash` 0.5 computes it for one `write`
/// of all bytes.
///
/// Reads whole `long`s, or copies to the heap, and so never does what can end the JVM on a file
/// that was cut off (`docs/design/protocol.md`, section 8).
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
    for (long at = 0; at < size; at += BLOCK) {
      MemorySegment.copy(source, at, target, at, Math.min(BLOCK, size - at));
      hash = chunks(hash, target, at, Math.min(BLOCK, chunked - at));
    }
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
    long h = hash ^ P0;
    if (rest > 24) {
      h =
          mum(swapped(bytes, from) ^ h, swapped(bytes, from + 8) ^ P2)
              ^ mum(swapped(bytes, from + 16) ^ h, last(bytes, rest - 24) ^ P4);
    } else if (rest > 16) {
      h =
          mum(swapped(bytes, from) ^ h, swapped(bytes, from + 8) ^ P2)
              ^ mum(h, last(bytes, rest - 16) ^ P3);
    } else if (rest > 8) {
      h = mum(swapped(bytes, from) ^ h, last(bytes, rest - 8) ^ P2);
    } else if (rest > 0) {
      h = mum(h, last(bytes, rest) ^ P1);
    }
    return mum(h, bytes.byteSize() ^ P5);
  }

  /// The last `count` bytes, one to eight, in the order in which the algorithm wants them.
  private static long last(MemorySegment bytes, int count) {
    long word = end(bytes, count);
    long four = word & 0xFFFFFFFFL;
    long rest = word >>> Integer.SIZE;
    return switch (count) {
      case 1, 2, 4 -> word;
      case 3 -> (word & 0xFFFF) << 8 | word >>> 16;
      case 5 -> four << 8 | rest;
      case 6 -> four << 16 | rest;
      case 7 -> four << 24 | (rest & 0xFFFF) << 8 | rest >>> 16;
      default -> four << 32 | rest;
    };
  }

  /// The last `count` bytes, little-endian, and zeros.
  private static long end(MemorySegment bytes, int count) {
    long size = bytes.byteSize();
    if (size >= Long.BYTES) {
      return bytes.get(LONG, size - Long.BYTES) >>> ((Long.BYTES - count) * Byte.SIZE);
    }
    var few = new byte[Long.BYTES];
    MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, 0, few, 0, count);
    return MemorySegment.ofArray(few).get(LONG, 0);
  }

  /// Eight bytes, of which the first four are the upper half.
  private static long swapped(MemorySegment bytes, long at) {
    return Long.rotateLeft(bytes.get(LONG, at), Integer.SIZE);
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
