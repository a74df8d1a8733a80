package dev.mmapsync.archive.runtime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The keys of a map that is being written, of any type: each is fed to the hash when its bucket
/// comes up, so that no more feeds are kept than the largest bucket has keys.
final class FedKeys<K extends @Nullable Object> extends KeyTable<K> {
  private final Codec<K, ?> codec;
  private final List<K> keys;
  private final List<Feed> feeds = new ArrayList<>();

  FedKeys(Codec<K, ?> codec, int count) {
    super(count);
    this.codec = codec;
    this.keys = new ArrayList<>(count);
  }

  @Override
  long put(int entry, K key) {
    keys.add(key);
    return feed(0, key).hash();
  }

  @Override
  void load(int[] order, int start, int end) {
    for (int i = start; i < end; i++) {
      feed(i - start, keys.get(order[i]));
    }
  }

  private Feed feed(int index, K key) {
    if (index == feeds.size()) {
      feeds.add(new Feed());
    }
    Feed feed = feeds.get(index);
    feed.clear();
    codec.feed(key, feed);
    return feed;
  }

  @Override
  long seeded(int index, int seed) {
    return feeds.get(index).hash(seed);
  }

  @Override
  boolean same(int index, int other) {
    return feeds.get(index).sameAs(feeds.get(other));
  }

  @Override
  void serialize(int entry, ArchiveWriter out) {
    codec.serialize(keys.get(entry), out);
  }

  @Override
  void resolve(int entry, ArchiveWriter out, long at) {
    codec.resolve(keys.get(entry), out, at);
  }
}
