package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.Walk;
import java.lang.foreign.MemorySegment;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a generated view does with all of its content: one pass over it, which ends in an
/// [ArchiveException] if the content is malformed, or nested too deeply for the stack of the
/// thread.
///
/// For generated code.
public final class Contents {
  private Contents() {}

  /// A copy of the object at `at`.
  public static <T extends @Nullable Object> T deserialize(
      Codec<T, ?> codec, MemorySegment archive, long at) {
    return within(() -> codec.deserialize(new Walk(archive.byteSize()), archive, at));
  }

  /// Whether two objects have equal content.
  public static boolean equal(
      Codec<?, ?> codec, MemorySegment archive, long at, MemorySegment other, long otherAt) {
    return within(() -> codec.equal(new Walk(archive.byteSize()), archive, at, other, otherAt));
  }

  /// A hash of the content of the object at `at`.
  public static int hash(Codec<?, ?> codec, MemorySegment archive, long at) {
    return within(() -> codec.hash(new Walk(archive.byteSize()), archive, at));
  }

  /// The object at `at` as Rust's `Debug` prints it.
  public static String print(Codec<?, ?> codec, MemorySegment archive, long at) {
    StringBuilder out = new StringBuilder();
    return within(
        () -> {
          codec.print(out, new Walk(archive.byteSize()), archive, at);
          return out.toString();
        });
  }

  private static <R extends @Nullable Object> R within(Supplier<R> pass) {
    try {
      return pass.get();
    } catch (StackOverflowError e) {
      throw tooDeep(e);
    }
  }

  /// The error of a pass, a check or a write for which the stack was too small.
  static ArchiveException tooDeep(StackOverflowError cause) {
    return new ArchiveException("nested too deeply for the stack of this thread", cause);
  }
}
