package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A duration in an archive: Rust's `Duration`, which is never negative, and twice as long at most
/// as the one of `java.time`.
///
/// For any number of threads.
public final class ArchivedDuration implements Comparable<ArchivedDuration> {
  private static final long NANOS_AT = 8;

  private final MemorySegment archive;
  private final long at;

  private ArchivedDuration(MemorySegment archive, long at) {
    this.archive = archive;
    this.at = at;
  }

  /// The duration whose sixteen bytes lie at `at`.
  public static ArchivedDuration at(MemorySegment archive, long at) {
    return new ArchivedDuration(archive, at);
  }

  /// Whole seconds, unsigned.
  public long seconds() {
    return Bytes.getLong(archive, at);
  }

  /// Nanoseconds on top, unsigned. Below a billion in what Rust writes, not in all that passes its
  /// check.
  public int nanos() {
    return Bytes.getInt(archive, at + NANOS_AT);
  }

  /// The same as a `java.time.Duration`.
  ///
  /// @throws ArchiveException if it is longer than that can say
  public Duration toDuration() {
    long seconds = seconds();
    if (seconds >= 0) {
      try {
        return Duration.ofSeconds(seconds, Integer.toUnsignedLong(nanos()));
      } catch (ArithmeticException e) {
        throw new ArchiveException("duration is too long for Java: " + this, e);
      }
    }
    throw new ArchiveException("duration is too long for Java: " + this, at);
  }

  /// Compares by seconds, and then by nanoseconds, both unsigned.
  @Override
  public int compareTo(ArchivedDuration other) {
    int bySeconds = Long.compareUnsigned(seconds(), other.seconds());
    return bySeconds != 0 ? bySeconds : Integer.compareUnsigned(nanos(), other.nanos());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ArchivedDuration that
        && seconds() == that.seconds()
        && nanos() == that.nanos();
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(seconds()) + nanos();
  }

  /// In seconds, as Rust prints what is not below a second: `1.5s`.
  @Override
  public String toString() {
    String digits = String.format(Locale.ROOT, "%09d", Integer.toUnsignedLong(nanos()));
    String fraction = digits.replaceAll("0+$", "");
    String point = fraction.isEmpty() ? "" : ".";
    return Long.toUnsignedString(seconds()) + point + fraction + "s";
  }
}
