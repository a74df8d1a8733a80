package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.layout.SeaHash;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;

/// The layout of a type in words: what its fingerprint is the hash of.
///
/// A named type is written out where it occurs first, and as `#n` from then on, with n = 0 for the
/// first of them. The words are a format: see `docs/format/fingerprint.md`. For one thread. For
/// generated code.
public final class Description {
  private final StringBuilder text = new StringBuilder();
  private final IdentityHashMap<Object, Integer> named = new IdentityHashMap<>();

  /// An empty description.
  public Description() {}

  /// Appends a word.
  public Description add(String word) {
    text.append(word);
    return this;
  }

  /// Appends a type.
  public Description add(Codec<?, ?> type) {
    type.describe(this);
    return this;
  }

  /// Begins a named type, unless it was written out before.
  ///
  /// @param type its identity: a name may occur twice
  /// @return whether it is to be written out now
  public boolean begin(Object type, String kindAndName) {
    Integer known = named.putIfAbsent(type, named.size());
    if (known != null) {
      text.append('#').append(known);
      return false;
    }
    text.append(kindAndName);
    return true;
  }

  /// The description of a type.
  public static String of(Codec<?, ?> type) {
    return new Description().add(type).toString();
  }

  /// The fingerprint of a type: never 0.
  public static long fingerprint(Codec<?, ?> type) {
    return new Description().add(type).fingerprint();
  }

  /// The fingerprint of what was described: never 0.
  public long fingerprint() {
    byte[] bytes = toString().getBytes(StandardCharsets.UTF_8);
    long hash = SeaHash.of(bytes, 0, bytes.length);
    return hash == 0 ? 1 : hash;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
