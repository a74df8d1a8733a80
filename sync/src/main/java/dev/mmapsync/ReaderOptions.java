package dev.mmapsync;

import dev.mmapsync.archive.ArchiveType;
import java.nio.file.Path;
import java.util.Objects;

/// How a reader reads, set one by one before [#open].
///
/// For one thread at a time; the readers that it opened keep what was set then.
///
/// @param <V> the view that is read
public final class ReaderOptions<V> {
  private final Path prefix;
  private final ArchiveType<?, V> type;
  private Verification verification = Verification.NONE;
  private Checksum checksum = Checksum.wyhash();

  ReaderOptions(Path prefix, ArchiveType<?, V> type) {
    this.prefix = Objects.requireNonNull(prefix, "prefix");
    this.type = Objects.requireNonNull(type, "type");
  }

  private ReaderOptions(ReaderOptions<V> other) {
    this(other.prefix, other.type);
    this.verification = other.verification;
    this.checksum = other.checksum;
  }

  /// What is checked at each switch to another version. Default: [Verification#NONE].
  public ReaderOptions<V> verification(Verification verification) {
    this.verification = Objects.requireNonNull(verification, "verification");
    return this;
  }

  /// The checksum that the writer uses, for [Verification#CHECKSUM]. Default: [Checksum#wyhash].
  public ReaderOptions<V> checksum(Checksum checksum) {
    this.checksum = Objects.requireNonNull(checksum, "checksum");
    return this;
  }

  /// A reader with these options. Touches no file: it can be opened before there is a writer.
  public SnapshotReader<V> open() {
    return new SnapshotReader<>(new ReaderOptions<>(this));
  }

  Path prefix() {
    return prefix;
  }

  ArchiveType<?, V> type() {
    return type;
  }

  Verification verification() {
    return verification;
  }

  Checksum checksum() {
    return checksum;
  }
}
