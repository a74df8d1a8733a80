package dev.mmapsync.model;

import java.util.Arrays;

/// All states that were ever met, in the order in which they were, each with the one it came from.
///
/// The store is the queue of the search at the same time: what has been read out has been visited.
/// An open-addressing table of positions finds duplicates. Costs, per state, its words, 4 bytes for
/// where it came from and 8 to 16 for the table.
final class StateStore {
  private static final int CHUNK = 1 << 16;
  private static final int FREE = -1;

  private final int width;
  private long[][] words = new long[16][];
  private int[][] origins = new int[16][];
  private int[] table = newTable(1 << 16);
  private int size;

  StateStore(int width) {
    this.width = width;
  }

  int size() {
    return size;
  }

  /// Keeps `state` unless it is known.
  void add(State state, int origin) {
    int at = find(state.words);
    if (table[at] != FREE) {
      return;
    }
    append(state.words, origin);
    table[at] = size++;
    if (size > table.length / 2) {
      grow();
    }
  }

  void load(int position, State into) {
    System.arraycopy(words[position / CHUNK], position % CHUNK * width, into.words, 0, width);
  }

  int origin(int position) {
    return origins[position / CHUNK][position % CHUNK];
  }

  private void append(long[] state, int origin) {
    int chunk = size / CHUNK;
    if (chunk == words.length) {
      words = Arrays.copyOf(words, 2 * chunk);
      origins = Arrays.copyOf(origins, 2 * chunk);
    }
    if (size % CHUNK == 0) {
      words[chunk] = new long[CHUNK * width];
      origins[chunk] = new int[CHUNK];
    }
    System.arraycopy(state, 0, words[chunk], size % CHUNK * width, width);
    origins[chunk][size % CHUNK] = origin;
  }

  /// Where in the table `state` is, or where it would go.
  private int find(long[] state) {
    int at = slot(state, 0);
    while (table[at] != FREE && !holds(table[at], state)) {
      at = (at + 1) & (table.length - 1);
    }
    return at;
  }

  private boolean holds(int position, long[] state) {
    int from = position % CHUNK * width;
    return Arrays.equals(words[position / CHUNK], from, from + width, state, 0, width);
  }

  private void grow() {
    table = newTable(2 * table.length);
    for (int position = 0; position < size; position++) {
      int at = slot(words[position / CHUNK], position % CHUNK * width);
      while (table[at] != FREE) {
        at = (at + 1) & (table.length - 1);
      }
      table[at] = position;
    }
  }

  private int slot(long[] from, int offset) {
    long hash = 0;
    for (int i = offset; i < offset + width; i++) {
      hash = (hash ^ from[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    return (int) hash & (table.length - 1);
  }

  private static int[] newTable(int length) {
    int[] table = new int[length];
    Arrays.fill(table, FREE);
    return table;
  }
}
