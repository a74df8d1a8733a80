package dev.mmapsync;

import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.file.Host;
import dev.mmapsync.file.PrefixFiles;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/// How a writer writes, set one by one before [#open].
///
/// For one thread at a time; the writers that it opened keep what was set then.
///
/// @param <T> what is written
public final class WriterOptions<T> {
  private static final Duration LONGEST_GRACE = Duration.ofNanos(Long.MAX_VALUE);

  private final PrefixFiles files;
  private final ArchiveType<T, ?> type;
  private WriteLock writeLock = WriteLock.SINGLE_WRITER;
  private Duration grace = Duration.ofSeconds(1);
  private SlowReaderPolicy slowReaders = SlowReaderPolicy.EVICT;
  private int mostDetached = Integer.MAX_VALUE;
  private SlowReaderPolicy beyondDetached = SlowReaderPolicy.EVICT;
  private Registry registry = Registry.SLOTS;
  private Durability durability = Durability.NONE;
  private Set<PosixFilePermission> stateMode = PosixFilePermissions.fromString("rw-rw----");
  private Set<PosixFilePermission> dataMode = PosixFilePermissions.fromString("rw-r-----");
  private Checksum checksum = Checksum.wyhash();
  private Verification verification = Verification.NONE;

  WriterOptions(Path prefix, ArchiveType<T, ?> type) {
    this.files = new PrefixFiles(Objects.requireNonNull(prefix, "prefix"));
    this.type = Objects.requireNonNull(type, "type");
  }

  private WriterOptions(WriterOptions<T> other) {
    this(other.files.prefix(), other.type);
    this.writeLock = other.writeLock;
    this.grace = other.grace;
    this.slowReaders = other.slowReaders;
    this.mostDetached = other.mostDetached;
    this.beyondDetached = other.beyondDetached;
    this.registry = other.registry;
    this.durability = other.durability;
    this.stateMode = other.stateMode;
    this.dataMode = other.dataMode;
    this.checksum = other.checksum;
    this.verification = other.verification;
  }

  /// Whether the writer makes sure that it is the only one. Default: [WriteLock#SINGLE_WRITER].
  public WriterOptions<T> writeLock(WriteLock writeLock) {
    this.writeLock = Objects.requireNonNull(writeLock, "writeLock");
    return this;
  }

  /// How long a write that names no grace waits for readers. Default: a second. Longer than the
  /// longest hold of any reader, or what it reads may be overwritten.
  ///
  /// @throws IllegalArgumentException if it is negative
  public WriterOptions<T> grace(Duration grace) {
    nanosOf(grace);
    this.grace = grace;
    return this;
  }

  /// What happens to readers that hold on for longer. Default: [SlowReaderPolicy#EVICT].
  public WriterOptions<T> slowReaders(SlowReaderPolicy slowReaders) {
    this.slowReaders = Objects.requireNonNull(slowReaders, "slowReaders");
    return this;
  }

  /// How many detached files may be held at a time, with [SlowReaderPolicy#DETACH], and what
  /// happens to slow readers beyond that. Default: any number, and [SlowReaderPolicy#EVICT].
  ///
  /// @throws IllegalArgumentException if the number is negative, or `beyond` is
  ///   [SlowReaderPolicy#DETACH]
  public WriterOptions<T> detachAtMost(int files, SlowReaderPolicy beyond) {
    Objects.requireNonNull(beyond, "beyond");
    if (files < 0 || beyond == SlowReaderPolicy.DETACH) {
      throw new IllegalArgumentException(
          "no bound of detached files: files=" + files + " beyond=" + beyond);
    }
    this.mostDetached = files;
    this.beyondDetached = beyond;
    return this;
  }

  /// Whether there are slots for readers. Default: [Registry#SLOTS].
  public WriterOptions<T> registry(Registry registry) {
    this.registry = Objects.requireNonNull(registry, "registry");
    return this;
  }

  /// Whether a write waits for the disk. Default: [Durability#NONE].
  public WriterOptions<T> durability(Durability durability) {
    this.durability = Objects.requireNonNull(durability, "durability");
    return this;
  }

  /// Permissions of a new state file and a new registry, from which the umask takes. Default:
  /// `rw-rw----`. Readers need to write them: they register there.
  public WriterOptions<T> stateMode(Set<PosixFilePermission> permissions) {
    this.stateMode = Set.copyOf(permissions);
    return this;
  }

  /// Permissions of a new data file, from which the umask takes. Default: `rw-r-----`.
  public WriterOptions<T> dataMode(Set<PosixFilePermission> permissions) {
    this.dataMode = Set.copyOf(permissions);
    return this;
  }

  /// The checksum of versions. Default: [Checksum#wyhash].
  public WriterOptions<T> checksum(Checksum checksum) {
    this.checksum = Objects.requireNonNull(checksum, "checksum");
    return this;
  }

  /// What is checked before an archive is published. Default: [Verification#NONE].
  public WriterOptions<T> verification(Verification verification) {
    this.verification = Objects.requireNonNull(verification, "verification");
    return this;
  }

  /// A writer with these options. Touches no file and takes no lock: the first write does.
  public SnapshotWriter<T> open() {
    return openOn(Host.current());
  }

  /// A writer on another host: for tests.
  SnapshotWriter<T> openOn(Host host) {
    return new SnapshotWriter<>(host, new WriterOptions<>(this));
  }

  /// A grace in nanoseconds; what is too long for that (292 years) is as long as can be.
  static long nanosOf(Duration grace) {
    if (grace.isNegative()) {
      throw new IllegalArgumentException("a grace is not negative: grace=" + grace);
    }
    return grace.compareTo(LONGEST_GRACE) > 0 ? Long.MAX_VALUE : grace.toNanos();
  }

  PrefixFiles files() {
    return files;
  }

  ArchiveType<T, ?> type() {
    return type;
  }

  boolean isLocked() {
    return writeLock == WriteLock.SINGLE_WRITER;
  }

  Duration grace() {
    return grace;
  }

  SlowReaderPolicy slowReaders() {
    return slowReaders;
  }

  int mostDetached() {
    return mostDetached;
  }

  SlowReaderPolicy beyondDetached() {
    return beyondDetached;
  }

  Registry registry() {
    return registry;
  }

  Durability durability() {
    return durability;
  }

  Set<PosixFilePermission> stateMode() {
    return stateMode;
  }

  Set<PosixFilePermission> dataMode() {
    return dataMode;
  }

  Checksum checksum() {
    return checksum;
  }

  Verification verification() {
    return verification;
  }
}
