package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.KeyType;
import dev.mmapsync.archive.SortedKeyType;
import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// How values of one type become archived objects, and back.
///
/// Writing has two steps. [#serialize] appends all that the object refers to and pushes what it
/// will need to know; [#resolve] fills in the object itself, and takes what was pushed, in the same
/// order. The codecs of generated types are constants, and all others are records over codecs, so
/// that the JIT sees through them.
///
/// Stateless, for any number of threads. For generated code.
///
/// @param <T> a value
/// @param <V> what an archived value is read as
public interface Codec<T extends @Nullable Object, V extends @Nullable Object>
    extends KeyType<T, V>, SortedKeyType<T, V> {

  /// What the position of an object is a multiple of, in bytes.
  long align();

  /// Whether [#serialize] can append or push anything.
  boolean hasDependencies();

  /// Whether any bytes are a well-formed object, so that [#check] looks at nothing.
  boolean alwaysValid();

  /// Whether null is a value.
  default boolean acceptsNull() {
    return false;
  }

  /// Appends what the object of `value` refers to, and pushes what [#resolve] takes.
  void serialize(T value, ArchiveWriter out);

  /// Fills in the object of `value` at `at`, which holds zeros.
  void resolve(T value, ArchiveWriter out, long at);

  /// Checks the object at `at`, whose bytes lie within the archive.
  void check(ArchiveCheck check, long at);

  /// The value of the object at `at`.
  T deserialize(Walk walk, MemorySegment archive, long at);

  /// Appends the layout's name to a description.
  void describe(Description out);

  /// Feeds a key to a hash.
  default void feed(T value, Feed feed) {
    throw notAKey();
  }

  /// Feeds the archived key at `at` to a hash.
  default void feed(MemorySegment archive, long at, Feed feed) {
    throw notAKey();
  }

  private static ArchiveException notAKey() {
    return new ArchiveException("values of this type cannot be keys");
  }

  // ---- sorted keys

  private static ArchiveException notSorted() {
    return new ArchiveException("values of this type cannot be keys of sorted maps");
  }

  /// The key that `view` shows.
  @Override
  T fromView(V view);

  /// Compares two keys in the order of Rust.
  @Override
  @SuppressWarnings("UnusedVariable") // not all types can be keys
  default int compare(T a, T b) {
    throw notSorted();
  }

  /// Compares a key with the archived one at `at`, unless overridden by way of a copy.
  @Override
  default int compare(T key, MemorySegment archive, long at) {
    return compare(key, fromView(view(archive, at)));
  }

  /// Compares two archived keys, unless overridden by way of copies.
  @Override
  default int compare(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return compare(deserialize(walk, archive, at), deserialize(walk, other, otherAt));
  }

  /// Whether the order of Rust is the natural one in Java.
  default boolean isNaturallyOrdered() {
    return false;
  }

  // ---- hashed keys

  @Override
  default byte @Nullable [] fed(T value) {
    Feed feed = new Feed();
    try {
      feed(value, feed);
    } catch (ArchiveException e) {
      return null;
    }
    return feed.toArray();
  }

  @Override
  default byte[] fed(MemorySegment archive, long at) {
    Feed feed = new Feed();
    feed(archive, at, feed);
    return feed.toArray();
  }

  /// The hash of the archived key at `at`.
  default long hash(MemorySegment archive, long at, Feed scratch) {
    scratch.clear();
    feed(archive, at, scratch);
    return scratch.hash();
  }

  /// The hash of `seed` and the archived key at `at`, which is the one that was hashed last.
  default long seededHash(int seed, MemorySegment archive, long at, Feed scratch) {
    return scratch.hash(seed);
  }

  /// Room for the keys of a map that is being written.
  default KeyTable<T> keyTable(int count) {
    return new FedKeys<>(this, count);
  }
}
