package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;

/// How values of one type become an archive, and how an archive is looked at without copying it.
///
/// An archive is a run of bytes with no header and no padding at its end. It starts at an address
/// that is a multiple of the page size, so every [#alignment] up to 4,096 holds.
///
/// Generated for types of your own, built in for raw bytes ([#bytes]), and open to anybody: an
/// implementation for a fixed layout, for SBE or for FlatBuffers is some thirty lines.
///
/// An implementation keeps no state between calls and may be used by any number of threads at once.
/// Memory to work in it may keep in the sink, [ArchiveSink#keepWorkspace].
///
/// @param <T> what is written
/// @param <V> the view that is read: it refers to the bytes of the archive, it does not copy them
public interface ArchiveType<T, V> {

  /// The type of raw bytes: a [MemorySegment] in, a read-only [MemorySegment] out.
  static ArchiveType<MemorySegment, MemorySegment> bytes() {
    return RawBytes.INSTANCE;
  }

  /// Appends the archive of `value` to `sink`, whose position is 0, in one piece.
  ///
  /// @throws ArchiveException if `value` has no archive of this type. Whatever was appended is
  ///   dropped then.
  void serialize(T value, ArchiveSink sink);

  /// The view of the root of `archive`.
  ///
  /// It is made once for a publication and shared by all threads that read it. So it must be
  /// immutable, and it must not keep anything of the *content*: two publications that are equal in
  /// size and in the 24 checksum bits of the version may share one view. It must not fail for any
  /// content either; that is what [#check] is for.
  ///
  /// @param archive exactly the bytes of the archive, read-only
  /// @throws ArchiveException if `archive` is too short for a root of this type
  V view(MemorySegment archive);

  /// Checks that every byte of `archive` that a view can reach is well-formed and within bounds.
  ///
  /// @param archive exactly the bytes of the archive
  /// @throws ArchiveException at the first thing that is wrong
  void check(MemorySegment archive);

  /// What the address of the first byte must be a multiple of, in bytes: a power of two up to
  /// 4,096.
  long alignment();

  /// A 64-bit hash of the layout (names, types, order), the same in every JVM and every release; 0
  /// = none.
  default long fingerprint() {
    return 0;
  }
}
