package dev.mmapsync;

import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.file.PrefixFiles;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;

/// How a reader reads, set one by one before [#open].
///
/// For one thread at a time; the readers that it opened keep what was set then.
///
/// @param <V> the view that is read
public final class ReaderOptions<V> {
  private static final System.Logger LOGGER = System.getLogger("dev.mmapsync");

  private final PrefixFiles files;
  private final ArchiveType<?, V> type;
  private Verification verification = Verification.NONE;
  private Checksum checksum = Checksum.wyhash();
  private Consumer<? super Loss> onLoss = ReaderOptions::log;

  ReaderOptions(Path prefix, ArchiveType<?, V> type) {
    this.files = new PrefixFiles(Objects.requireNonNull(prefix, "prefix"));
    this.type = Objects.requireNonNull(type, "type");
  }

  private ReaderOptions(ReaderOptions<V> other) {
    this(other.files.prefix(), other.type);
    this.verification = other.verification;
    this.checksum = other.checksum;
    this.onLoss = other.onLoss;
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

  /// Who is told when a snapshot with a slot is closed that was not [Fate#INTACT], by the thread
  /// that closes it. What it throws is logged and goes no further. Default: a warning through
  /// [System.Logger], named `dev.mmapsync`.
  public ReaderOptions<V> onLoss(Consumer<? super Loss> listener) {
    this.onLoss = Objects.requireNonNull(listener, "listener");
    return this;
  }

  private static void log(Loss loss) {
    LOGGER.log(
        System.Logger.Level.WARNING,
        "a snapshot was held for longer than the grace of its writer: prefix={0} fate={1}"
            + " version={2}",
        loss.prefix(),
        loss.fate(),
        loss.version());
  }

  /// Never by an exception, which would hide that of the code that used the snapshot.
  void report(Loss loss) {
    try {
      onLoss.accept(loss);
    } catch (RuntimeException e) {
      LOGGER.log(System.Logger.Level.WARNING, "the listener for losses has failed", e);
    }
  }

  /// A reader with these options. Touches no file: it can be opened before there is a writer.
  public SnapshotReader<V> open() {
    return new SnapshotReader<>(new ReaderOptions<>(this));
  }

  PrefixFiles files() {
    return files;
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
