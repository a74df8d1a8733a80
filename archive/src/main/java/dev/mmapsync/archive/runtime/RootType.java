package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.ArchiveSink;
import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.MemorySegment;

/// The archive type of a generated type. For generated code.
///
/// @param <T> what is written
/// @param <R> the view of the root
public final class RootType<T, R> implements ArchiveType<T, R> {

  /// Makes the view of a root, which must not depend on the content.
  ///
  /// @param <R> the view
  @FunctionalInterface
  public interface View<R> {
    /// The view of the object at `at`.
    R of(MemorySegment archive, long at);
  }

  /// The largest that any type of the format has.
  private static final long ALIGNMENT = 16;

  private final String name;
  private final Codec<T, ?> codec;
  private final View<R> view;

  /// Made when it is asked for first, which each write does: not before all codecs are there. 0 =
  /// not yet.
  private volatile long fingerprint;

  /// The type of archives with a root of `codec`.
  public RootType(String name, Codec<T, ?> codec, View<R> view) {
    this.name = name;
    this.codec = codec;
    this.view = view;
  }

  @Override
  public void serialize(T value, ArchiveSink sink) {
    Layouts.present(value, name);
    ArchiveWriter out = ArchiveWriter.of(sink);
    try {
      codec.serialize(value, out);
      out.align(codec.align());
      long at = out.reserve(codec.size());
      out.rewind(0);
      codec.resolve(value, out, at);
    } catch (StackOverflowError e) {
      throw Contents.tooDeep(e);
    } finally {
      out.end();
    }
  }

  @Override
  public R view(MemorySegment archive) {
    long at = archive.byteSize() - codec.size();
    if (at < 0) {
      throw new ArchiveException(
          "archive is too short for " + name + ": size=" + archive.byteSize());
    }
    return view.of(archive, at);
  }

  @Override
  public void check(MemorySegment archive) {
    ArchiveCheck.run(codec, archive);
  }

  @Override
  public long alignment() {
    return ALIGNMENT;
  }

  @Override
  public long fingerprint() {
    long known = fingerprint;
    if (known == 0) {
      known = Description.fingerprint(codec);
      fingerprint = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return name;
  }
}
