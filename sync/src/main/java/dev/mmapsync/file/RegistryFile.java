package dev.mmapsync.file;

import dev.mmapsync.protocol.AddressedStateWords;
import dev.mmapsync.protocol.ReaderSlot;
import dev.mmapsync.protocol.RegistryLayout;
import dev.mmapsync.protocol.RegistryWords;
import dev.mmapsync.protocol.SlotClaim;
import dev.mmapsync.protocol.StateWords;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.ref.Cleaner;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// An open registry: its words, and a descriptor of its own for the locks of its slots.
///
/// Slot k belongs to whoever has the lock of byte k. The kernel drops it when the process dies,
/// however it dies. The words are mapped through another descriptor, which is closed at once: a
/// mapping keeps its open file alive, and with it the locks.
///
/// An open file does not see its own locks. So a writer, who asks, and a reader, who owns, each
/// open the file for themselves.
///
/// The words stay mapped until nobody can reach them; then, or with [#close], the locks are given
/// back. For one thread at a time, but for the words.
public final class RegistryFile implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();

  /// So often a file that is replaced in between is opened again.
  private static final int ATTEMPTS = 100;

  private final Host host;
  private final Path path;
  private final FileIdentity identity;
  private final RegistryWords words;
  private final OpenFile locks;
  private final Cleaner.Cleanable closing;

  /// As a reader: whether it is counted among those that rely on barriers.
  private boolean joined;

  /// As a writer: how many had joined at the last look that made barriers reach all of them.
  private long reached;

  private RegistryFile(
      Host host, Path path, FileIdentity identity, RegistryWords words, OpenFile locks) {
    this.host = host;
    this.path = path;
    this.identity = identity;
    this.words = words;
    this.locks = locks;
    this.closing = CLEANER.register(words, locks::close);
  }

  /// Opens the registry at `path`.
  ///
  /// @return empty if there is none
  /// @throws UnusableFileException if it is something else
  public static Optional<RegistryFile> open(Host host, Path path) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try (var file = host.open(path, Host.Access.READ_WRITE)) {
        var status = file.status().requireRegular(path);
        if (status.size() < RegistryLayout.SLOTS) {
          throw new UnusableFileException(path, "too short for a registry: size=" + status.size());
        }
        var words = words(path, file, status.size());
        var locks = openAgain(host, path, status.identity());
        if (locks.isPresent()) {
          return Optional.of(new RegistryFile(host, path, status.identity(), words, locks.get()));
        }
      } catch (NoSuchFileException e) {
        return Optional.empty();
      }
    }
    throw new UnusableFileException(
        path, "replaced again and again while it was opened: attempts=" + ATTEMPTS);
  }

  /// The file at `path` once more, unless it is another one by now.
  private static Optional<OpenFile> openAgain(Host host, Path path, FileIdentity identity)
      throws IOException {
    var again = host.open(path, Host.Access.READ_WRITE);
    boolean same = false;
    try {
      same = again.status().identity().equals(identity);
      return same ? Optional.of(again) : Optional.empty();
    } finally {
      if (!same) {
        again.close();
      }
    }
  }

  private static RegistryWords words(Path path, OpenFile file, long size) throws IOException {
    try {
      return new RegistryWords(file.map(size, Arena.ofAuto()));
    } catch (IllegalArgumentException e) {
      throw new UnusableFileException(path, String.valueOf(e.getMessage()));
    }
  }

  /// Puts a new registry in the place of what is at `path`, and opens it.
  ///
  /// @param before the state, if it has publications of before
  public static RegistryFile create(
      Host host, Path path, Set<PosixFilePermission> permissions, @Nullable StateWords before)
      throws IOException {
    var unfinished = PrefixFiles.unfinished(path);
    try {
      try (var file = host.create(unfinished, permissions)) {
        long size = RegistryLayout.size(RegistryLayout.DEFAULT_SLOTS);
        file.reserve(0, size);
        RegistryWords.initialize(
            file.map(size, Arena.ofAuto()), RegistryLayout.DEFAULT_SLOTS, before, kernelOf(host));
      }
      host.replace(unfinished, path);
    } finally {
      host.discard(unfinished);
    }
    return open(host, path).orElseThrow(() -> new NoSuchFileException(path.toString()));
  }

  /// Of a writer that can execute barriers. Whether it can is tried out.
  private static long kernelOf(Host host) {
    return canIssue(host) ? host.barrier().kernel() : Barrier.NO_KERNEL;
  }

  private static boolean canIssue(Host host) {
    return host.barrier().reach() && host.barrier().issue();
  }

  /// Its words.
  public RegistryWords words() {
    return words;
  }

  /// Whether its name leads to it. For any thread.
  public boolean isInPlace() throws IOException {
    return host.status(path).map(s -> s.identity().equals(identity)).orElse(false);
  }

  /// Whether a writer of this process can do what the readers of this registry rely on.
  public boolean isForWriter() {
    return !words.hasBarriers() || (hasBarriersOfThisKernel() && canIssue(host));
  }

  private boolean hasBarriersOfThisKernel() {
    return words.hasBarriersOf(host.barrier().kernel());
  }

  /// What a slot needs that one thread alone enters without a fence: a barrier for this process.
  /// Empty if it cannot do without, since those of writers do not reach this process.
  public Optional<BooleanSupplier> barrier() {
    if (!hasBarriersOfThisKernel() || !host.barrier().join()) {
      return Optional.empty();
    }
    if (!joined) {
      words.join(); // behind the joining itself
      joined = true;
    }
    return Optional.of(host.barrier()::issueHere);
  }

  /// Executes the barrier that readers of this registry rely on, if there are such. Behind the load
  /// of the version, before the slots are looked at.
  ///
  /// @return false if it failed
  public boolean issueBarrier() {
    long found = words.joined(); // before they are reached
    if (!words.hasBarriers() || found == 0) {
      return true;
    }
    if (found != reached) {
      if (!host.barrier().reach()) {
        return false;
      }
      reached = found;
    }
    return host.barrier().issue();
  }

  /// Takes slot `k`, unless somebody owns it. Through this open file it is free to take again.
  ///
  /// @param state of the prefix, as it is where there are slots
  public Optional<SlotClaim> claim(int k, StateWords state) throws IOException {
    if (!(state instanceof AddressedStateWords words) || !locks.tryLockByte(k)) {
      return Optional.empty();
    }
    long nanos = ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
    return Optional.of(this.words.claim(k, words, ProcessHandle.current().pid(), nanos));
  }

  /// Gives back a slot that nobody enters any more.
  public void giveBack(ReaderSlot slot) throws IOException {
    locks.unlockByte(slot.number());
  }

  /// Whether the owner of slot `k` lives: whatever cannot be told counts as that. Never through an
  /// open file that owns slots.
  public boolean isOwned(int k) {
    try {
      return locks.isByteLocked(k);
    } catch (IOException e) {
      return true;
    }
  }

  /// Gives back all slots.
  @Override
  public void close() {
    closing.clean();
  }
}
