package dev.mmapsync.archive.runtime;

import org.jspecify.annotations.Nullable;

/// Where the table of a hashed collection has its pointers.
///
/// ```
/// BY_SLOT    u32 count | pointer displacements | pointer entries
/// BY_INDEX   u32 count | pointer displacements | pointer pivots | pointer entries
/// ```
enum HashLayout {
  /// `HashMap` and `HashSet`: the entries lie in the order of slots.
  BY_SLOT(12),

  /// `IndexMap` and `IndexSet`: the entries lie in the order in which they were put in, and the
  /// pivots lead to them, in the order of slots.
  BY_INDEX(16);

  static final int ALIGN = 4;
  static final int DISPLACEMENTS_AT = 4;
  static final int PIVOTS_AT = 8;

  private final int size;

  HashLayout(int size) {
    this.size = size;
  }

  int size() {
    return size;
  }

  int entriesAt() {
    return size - Integer.BYTES;
  }

  /// Which entry of those that were put in is written as number `n`.
  int entry(KeyTable<? extends @Nullable Object> keys, int n) {
    return this == BY_SLOT ? keys.entryOfSlot(n) : n;
  }
}
