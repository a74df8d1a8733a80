package dev.mmapsync;

import java.lang.foreign.MemorySegment;

/// The checksum whose low 24 bits are part of a version. All writers and verifying readers of a
/// prefix need the same.
///
/// It is computed over memory that is mapped from a file. An implementation must not hand that
/// memory to native code or to the checksums of `java.util.zip`, which can end the JVM if somebody
/// cuts the file off. For any thread.
@FunctionalInterface
public interface Checksum {

  /// The one of the Rust crate: wyhash, version 1 of the algorithm, seed 0.
  static Checksum wyhash() {
    return WyHash.CHECKSUM;
  }

  /// The checksum of all bytes of `archive`.
  long of(MemorySegment archive);

  /// Copies `source` to the start of `target`, and returns the checksum of the copy.
  ///
  /// One pass over the memory is faster than two: an implementation that can do both at once may
  /// override this.
  ///
  /// @param target at least as large as `source`
  default long copy(MemorySegment source, MemorySegment target) {
    var copy = target.asSlice(0, source.byteSize());
    copy.copyFrom(source);
    return of(copy);
  }
}
