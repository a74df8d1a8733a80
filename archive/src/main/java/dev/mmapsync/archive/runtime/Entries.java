package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import org.jspecify.annotations.Nullable;

/// What is asked of a map or set in Java while it is gone through to be written: no null that Rust
/// has no word for, and as many entries as its size said.
final class Entries {
  private Entries() {}

  /// Refuses an entry beyond the `count` that there is room for.
  static void requireRoom(int entry, int count) {
    if (entry >= count) {
      throw new ArchiveException("map or set grew while it was being written: size=" + count);
    }
  }

  /// Refuses a map or set that had fewer entries than `count`.
  static void requireFilled(int filled, int count) {
    if (filled != count) {
      throw new ArchiveException("map or set shrank while it was being written: size=" + filled);
    }
  }

  /// Refuses a null key, or element of a set.
  static void requireKey(@Nullable Object key, Codec<?, ?> codec) {
    if (key == null && !codec.acceptsNull()) {
      throw new ArchiveException("null where there is no Option: a key of a map, or in a set");
    }
  }

  /// Refuses a null value.
  static void requireValue(@Nullable Object value, Codec<?, ?> codec, @Nullable Object key) {
    if (value == null && !codec.acceptsNull()) {
      throw new ArchiveException("null where there is no Option: value of key=" + key);
    }
  }
}
