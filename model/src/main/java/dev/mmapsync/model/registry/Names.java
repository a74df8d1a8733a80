package dev.mmapsync.model.registry;

/// New names for old ones, from 1 on, in the order in which they are asked for. 0 stays 0.
final class Names {
  private static final int BITS = 4;

  private long names;
  private int count;

  int of(int old) {
    int shift = old * BITS;
    int name = (int) (names >>> shift) & ((1 << BITS) - 1);
    if (name == 0 && old != 0) {
      name = ++count;
      names |= (long) name << shift;
    }
    return name;
  }
}
