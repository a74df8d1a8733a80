package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.TreeShape;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// What the codecs of sorted maps and sets share: eight bytes of count and pointer, and before them
/// the nodes of a tree, the greatest keys first.
///
/// A node is full when it and what its entries refer to have 4 KiB.
final class Trees {
  static final int SIZE = 8;
  static final int ALIGN = 4;
  private static final int ROOT_AT = 4;

  private Trees() {}

  static TreeShape shape(Codec<?, ?> key, Codec<?, ?> value) {
    return TreeShape.of(key.size(), key.align(), value.size(), value.align());
  }

  static <K extends @Nullable Object, T extends @Nullable Object> void serialize(
      SortedMap<K, T> map, Codec<K, ?> key, Codec<T, ?> value, ArchiveWriter out) {
    int count = map.size();
    @SuppressWarnings("unchecked")
    K[] keys = (K[]) new Object[count];
    @SuppressWarnings("unchecked")
    T[] values = (T[]) new Object[count];
    int entry = 0;
    for (Map.Entry<K, T> next : map.entrySet()) {
      Entries.requireRoom(entry, count);
      Entries.requireKey(next.getKey(), key);
      Entries.requireValue(next.getValue(), value, next.getKey());
      keys[entry] = next.getKey();
      values[entry++] = next.getValue();
    }
    write(new TreeWriter<>(keys, key, values, value, order(keys, entry, key), out), out);
  }

  static <K extends @Nullable Object> void serialize(
      SortedSet<K> set, Codec<K, ?> key, ArchiveWriter out) {
    int count = set.size();
    @SuppressWarnings("unchecked")
    K[] keys = (K[]) new Object[count];
    int entry = 0;
    for (Iterator<K> all = set.iterator(); all.hasNext(); ) {
      K next = all.next();
      Entries.requireRoom(entry, count);
      Entries.requireKey(next, key);
      keys[entry++] = next;
    }
    NothingCodec[] nothing = new NothingCodec[count];
    Arrays.fill(nothing, NothingCodec.INSTANCE);
    int[] order = order(keys, entry, key);
    write(new TreeWriter<>(keys, key, nothing, NothingCodec.INSTANCE, order, out), out);
  }

  private static void write(TreeWriter<?, ?> tree, ArchiveWriter out) {
    out.enter();
    long root = tree.write();
    out.leave();
    out.push(tree.count());
    out.push(root);
  }

  static void resolve(ArchiveWriter out, long at) {
    out.setInt(at, (int) out.take());
    out.setPointer(at + ROOT_AT, out.take());
  }

  /// The indexes of the keys in the order of Rust, which is often the one that they are in.
  private static <K extends @Nullable Object> int[] order(K[] keys, int filled, Codec<K, ?> key) {
    Entries.requireFilled(filled, keys.length);
    int[] order = new int[keys.length];
    boolean sorted = true;
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
      sorted &= i == 0 || key.compare(keys[i - 1], keys[i]) < 0;
    }
    if (!sorted) {
      order =
          Arrays.stream(order)
              .boxed()
              .sorted((a, b) -> key.compare(keys[a], keys[b]))
              .mapToInt(i -> i)
              .toArray();
      for (int i = 1; i < order.length; i++) {
        if (key.compare(keys[order[i - 1]], keys[order[i]]) >= 0) {
          throw new ArchiveException("two keys are the same in an archive");
        }
      }
    }
    return order;
  }
}
