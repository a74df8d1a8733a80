package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A primitive, with what its arrays need: written and read in bulk, without boxing.
///
/// For generated code.
///
/// @param <A> an array of it
/// @param <E> its box
/// @param <V> the view of an archived array
public interface NumberCodec<A, E, V> extends Codec<E, E> {

  /// Length of an array.
  int length(A array);

  /// The elements of a list as an array.
  A toArray(List<E> values);

  /// Appends all elements.
  void append(A array, ArchiveWriter out);

  /// Overwrites what is at `at` with all elements.
  void set(A array, ArchiveWriter out, long at);

  /// The `Vec` at `at`.
  V vec(MemorySegment archive, long at);

  /// The array of `count` elements at `at`.
  V inline(MemorySegment archive, long at, int count);

  /// A copy of what a view shows.
  A copy(V view);

  /// What a view shows as a list.
  List<E> asList(V view);

  @Override
  default boolean hasDependencies() {
    return false;
  }

  @Override
  default void serialize(E value, ArchiveWriter out) {
    // A number refers to nothing.
  }

  @Override
  default E deserialize(Walk walk, MemorySegment archive, long at) {
    return view(archive, at);
  }

  @Override
  default E fromView(E view) {
    return view;
  }

  /// The index of an element of a list that is being copied to an array.
  static int next(int index, int length, @Nullable Object element) {
    if (element == null) {
      throw new ArchiveException("null where there is no Option: index=" + index);
    }
    if (index >= length) {
      throw new ArchiveException("list grew while it was being written: size=" + length);
    }
    return index;
  }

  /// The array that a list was copied to, when that is full.
  static <A> A filled(A array, int count, int length) {
    if (count != length) {
      throw new ArchiveException("list shrank while it was being written: size=" + count);
    }
    return array;
  }
}
