package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Sizes, alignments and tags of composed types. For generated code.
public final class Layouts {
  private static final int BYTE_TAGS = 255;
  private static final int SHORT_TAGS = 65_535;

  private Layouts() {}

  /// The smallest multiple of `align`, a power of two, that is not below `offset`.
  public static long up(long offset, long align) {
    return (offset + align - 1) & -align;
  }

  /// The greatest of sizes or alignments.
  public static long max(long... of) {
    return Arrays.stream(of).max().orElseThrow();
  }

  /// A component's value, which must be there.
  ///
  /// @param name record and component, for the error
  public static <T> T present(@Nullable T value, String name) {
    if (value == null) {
      throw new ArchiveException("null where there is no Option: " + name);
    }
    return value;
  }

  /// Size in bytes of the tag of an enum with `variants`.
  public static int tagSize(int variants) {
    if (variants <= BYTE_TAGS) {
      return Byte.BYTES;
    }
    return variants <= SHORT_TAGS ? Short.BYTES : Integer.BYTES;
  }

  /// Which of `variants` the tag of `size` bytes at `at` says.
  ///
  /// @throws ArchiveException if none of them
  public static int tag(MemorySegment archive, long at, int size, int variants) {
    int tag =
        switch (size) {
          case Byte.BYTES -> Bytes.getByte(archive, at) & 0xFF;
          case Short.BYTES -> Bytes.getShort(archive, at) & 0xFFFF;
          default -> Bytes.getInt(archive, at);
        };
    if (tag < 0 || tag >= variants) {
      throw new ArchiveException("no such variant: tag=" + tag + " variants=" + variants, at);
    }
    return tag;
  }

  /// Writes which of `variants` it is.
  public static void setTag(ArchiveWriter out, long at, int tag, int variants) {
    switch (tagSize(variants)) {
      case Byte.BYTES -> out.setByte(at, (byte) tag);
      case Short.BYTES -> out.setShort(at, (short) tag);
      default -> out.setInt(at, tag);
    }
  }

  /// Feeds whether a `Result` is `Ok`, 0, or `Err`, 1.
  public static void feedResult(int tag, Feed feed) {
    feed.addLong(tag);
  }

  /// Feeds which of `variants` a key is: nothing if there is but one.
  public static void feedTag(int tag, int variants, Feed feed) {
    if (variants > 1) {
      switch (tagSize(variants)) {
        case Byte.BYTES -> feed.addByte((byte) tag);
        case Short.BYTES -> feed.addShort((short) tag);
        default -> feed.addInt(tag);
      }
    }
  }
}
