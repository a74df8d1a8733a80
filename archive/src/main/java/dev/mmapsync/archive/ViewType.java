package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// How the archived objects of one type are read in place: what lists, maps and sets of them are
/// made of.
///
/// Implemented by the library and by generated code. All methods take an object whose bytes lie
/// within the archive; pointers inside of it are checked when they are followed.
///
/// @param <V> what an object is read as: a view, or the value itself where that is as good
public interface ViewType<V extends @Nullable Object> {

  /// Size of an object in bytes.
  long size();

  /// The object at `at`.
  ///
  /// @throws ArchiveException if it is malformed
  V view(MemorySegment archive, long at);

  /// Whether two objects have equal content.
  boolean equal(Walk walk, MemorySegment archive, long at, MemorySegment other, long otherAt);

  /// A hash of the content of the object at `at`.
  int hash(Walk walk, MemorySegment archive, long at);

  /// Appends the object at `at` as Rust's `Debug` prints it.
  void print(StringBuilder out, Walk walk, MemorySegment archive, long at);
}
