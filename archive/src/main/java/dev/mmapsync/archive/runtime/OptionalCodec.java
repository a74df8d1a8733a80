package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/// `Option` from an `Optional`: a tag, and always room for the value.
///
/// For generated code.
///
/// @param <T> a value that is there
/// @param <V> its view
/// @param some the codec of what is there
public record OptionalCodec<T, V>(Codec<T, V> some) implements Codec<Optional<T>, Optional<V>> {

  private long offset() {
    return some.align();
  }

  @Override
  public long size() {
    return Layouts.up(offset() + some.size(), some.align());
  }

  @Override
  public long align() {
    return some.align();
  }

  @Override
  public boolean hasDependencies() {
    return some.hasDependencies();
  }

  @Override
  public boolean alwaysValid() {
    return false;
  }

  @Override
  public void serialize(Optional<T> value, ArchiveWriter out) {
    if (value.isPresent()) {
      some.serialize(value.get(), out);
    }
  }

  @Override
  public void resolve(Optional<T> value, ArchiveWriter out, long at) {
    if (value.isPresent()) {
      out.setByte(at, (byte) 1);
      some.resolve(value.get(), out, at + offset());
    }
  }

  private boolean isSome(MemorySegment archive, long at) {
    return Layouts.tag(archive, at, 1, 2) == 1;
  }

  @Override
  public Optional<V> view(MemorySegment archive, long at) {
    return isSome(archive, at) ? Optional.of(some.view(archive, at + offset())) : Optional.empty();
  }

  @Override
  public void check(ArchiveCheck check, long at) {
    int tag = Bytes.getByte(check.archive(), at) & 0xFF;
    check.checkTag(at, tag, 2);
    if (tag == 1) {
      some.check(check, at + offset());
    }
  }

  @Override
  public Optional<T> deserialize(Walk walk, MemorySegment archive, long at) {
    return isSome(archive, at)
        ? Optional.of(some.deserialize(walk, archive, at + offset()))
        : Optional.empty();
  }

  @Override
  public Optional<T> fromView(Optional<V> view) {
    return view.map(some::fromView);
  }

  @Override
  public boolean equal(
      Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    boolean isSome = isSome(archive, at);
    return isSome == isSome(other, otherAt)
        && (!isSome || some.equal(walk, archive, at + offset(), other, otherAt + offset()));
  }

  @Override
  public int hash(Walk walk, MemorySegment archive, long at) {
    return isSome(archive, at) ? 31 + some.hash(walk, archive, at + offset()) : 0;
  }

  @Override
  public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
    if (isSome(archive, at)) {
      out.append("Some(");
      some.print(out, walk, archive, at + offset());
      out.append(')');
    } else {
      out.append("None");
    }
  }

  @Override
  public void describe(Description out) {
    out.add("option<").add(some).add(">");
  }

  @Override
  public void feed(Optional<T> value, Feed feed) {
    if (value.isPresent()) {
      feed.addLong(1);
      some.feed(value.get(), feed);
    } else {
      feed.addLong(0);
    }
  }

  @Override
  public void feed(MemorySegment archive, long at, Feed feed) {
    if (isSome(archive, at)) {
      feed.addLong(1);
      some.feed(archive, at + offset(), feed);
    } else {
      feed.addLong(0);
    }
  }

  @Override
  public int compare(Optional<T> a, Optional<T> b) {
    return a.isPresent() && b.isPresent()
        ? some.compare(a.get(), b.get())
        : Boolean.compare(a.isPresent(), b.isPresent());
  }

  @Override
  public int compare(Optional<T> key, MemorySegment archive, long at) {
    boolean isSome = isSome(archive, at);
    return isSome && key.isPresent()
        ? some.compare(key.get(), archive, at + offset())
        : Boolean.compare(key.isPresent(), isSome);
  }

  @Override
  public int compare(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    boolean isSome = isSome(archive, at);
    boolean otherIsSome = isSome(other, otherAt);
    return isSome && otherIsSome
        ? some.compare(walk, archive, at + offset(), other, otherAt + offset())
        : Boolean.compare(isSome, otherIsSome);
  }
}
