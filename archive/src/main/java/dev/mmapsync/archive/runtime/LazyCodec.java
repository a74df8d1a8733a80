package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The codec of a generated type that may refer to the type at hand, asked for only when it is
/// used: generated types that refer to each other can be initialised in any order, by any thread.
///
/// For generated code.
///
/// @param <T> a value
/// @param <V> its view
/// @param supplier where the codec is
public record LazyCodec<T extends @Nullable Object, V extends @Nullable Object>(
    Supplier<Codec<T, V>> supplier) implements Codec<T, V> {

  private Codec<T, V> get() {
    return supplier.get();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof LazyCodec<?, ?> that && get().equals(that.get());
  }

  @Override
  public int hashCode() {
    return get().hashCode();
  }

  @Override
  public long size() {
    return get().size();
  }

  @Override
  public long align() {
    return get().align();
  }

  @Override
  public boolean hasDependencies() {
    return get().hasDependencies();
  }

  @Override
  public boolean alwaysValid() {
    return get().alwaysValid();
  }

  @Override
  public boolean acceptsNull() {
    return get().acceptsNull();
  }

  @Override
  public void serialize(T value, ArchiveWriter out) {
    get().serialize(value, out);
  }

  @Override
  public void resolve(T value, ArchiveWriter out, long at) {
    get().resolve(value, out, at);
  }

  @Override
  public V view(MemorySegment archive, long at) {
    return get().view(archive, at);
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    get().check(check, at);
  }

  @Override
  public T deserialize(Walk walk, MemorySegment archive, long at) {
    return get().deserialize(walk, archive, at);
  }

  @Override
  public T fromView(V view) {
    return get().fromView(view);
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return get().equal(walk, archive, at, other, otherAt);
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return get().hash(walk, archive, at);
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    get().print(out, walk, archive, at);
  }

  @Override
  public void describe(Description out) {
    get().describe(out);
  }

  @Override
  public void feed(T value, Feed feed) {
    get().feed(value, feed);
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    get().feed(archive, at, feed);
  }

  @Override
  public long hash(MemorySegment archive, long at, Feed scratch) {
    return get().hash(archive, at, scratch);
  }

  @Override
  public long seededHash(int seed, MemorySegment archive, long at, Feed scratch) {
    return get().seededHash(seed, archive, at, scratch);
  }

  @Override
  public KeyTable<T> keyTable(int count) {
    return get().keyTable(count);
  }

  @Override
  public int compare(T a, T b) {
    return get().compare(a, b);
  }

  @Override
  public int compare(T key, MemorySegment archive, long at) {
    return get().compare(key, archive, at);
  }

  @Override
  public int compare(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return get().compare(walk, archive, at, other, otherAt);
  }

  @Override
  public boolean isNaturallyOrdered() {
    return get().isNaturallyOrdered();
  }
}
