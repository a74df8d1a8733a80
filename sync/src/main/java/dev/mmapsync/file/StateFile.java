package dev.mmapsync.file;

import dev.mmapsync.protocol.StateLayout;
import dev.mmapsync.protocol.StateWords;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// An open state file.
///
/// It is never visible at its name with a length other than 16, because a process of the Rust crate
/// that opens such a file wipes it. So it is made under another name and then given its own,
/// without replacing what may be there.
///
/// The words stay mapped until nobody can reach them, also after [#close], which ends the lock and
/// nothing else.
public final class StateFile implements AutoCloseable {
  /// The crate passes through an empty file while it creates one.
  private static final long EMPTY_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long EMPTY_POLL_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  /// So often a file that is created, deleted or replaced in between is looked for again.
  private static final int ATTEMPTS = 100;

  private final Host host;
  private final Path path;
  private final OpenFile file;
  private final FileIdentity identity;
  private final StateWords words;

  private StateFile(Host host, Path path, OpenFile file) throws IOException {
    this.host = host;
    this.path = path;
    this.file = file;
    this.identity = file.status().identity();
    this.words = host.stateWords(file.map(StateLayout.SIZE, Arena.ofAuto()));
  }

  /// Opens the file for a reader, which never creates or resizes it.
  ///
  /// @return empty if there is no file, or one that has been empty for a while
  public static Optional<StateFile> open(Host host, Path path) throws IOException {
    try (var file = host.open(path, Host.Access.READ_WRITE)) {
      return hasSize(file) ? Optional.of(new StateFile(host, path, file)) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /// Opens or creates the file for a writer.
  ///
  /// @param locked whether the writer's lock is taken
  /// @throws WriteLockHeldException if it should be taken and another writer has it
  public static StateFile openOrCreate(
      Host host, Path path, Set<PosixFilePermission> permissions, boolean locked)
      throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var opened =
          host.status(path).isPresent()
              ? tryOpen(host, path, locked)
              : tryCreate(host, path, permissions, locked);
      if (opened.isPresent()) {
        return opened.get();
      }
    }
    throw new UnusableFileException(
        path, "deleted or replaced again and again while it was opened: attempts=" + ATTEMPTS);
  }

  private static Optional<StateFile> tryOpen(Host host, Path path, boolean locked)
      throws IOException {
    OpenFile file;
    try {
      file = host.open(path, Host.Access.READ_WRITE);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    try (var closing = new CloseUnlessKept(file)) {
      if (locked && !file.tryLock(path)) {
        throw new WriteLockHeldException(path);
      }
      // The lock of a file that has been replaced meanwhile is of no use.
      var named = host.status(path).map(FileStatus::identity);
      if (named.isEmpty() || !named.get().equals(file.status().identity())) {
        return Optional.empty();
      }
      if (!hasSize(file)) {
        if (!locked) {
          throw new UnusableFileException(path, wrongSize(0));
        }
        file.reserve(0, StateLayout.SIZE);
      }
      return Optional.of(closing.keep(new StateFile(host, path, file)));
    }
  }

  private static Optional<StateFile> tryCreate(
      Host host, Path path, Set<PosixFilePermission> permissions, boolean locked)
      throws IOException {
    var unfinished = PrefixFiles.unfinished(path);
    var file = host.create(unfinished, permissions);
    try (var closing = new CloseUnlessKept(file)) {
      // Locked before it has its name: nobody else can be its first writer.
      if (locked && !file.tryLock(path)) {
        throw new WriteLockHeldException(path);
      }
      file.reserve(0, StateLayout.SIZE);
      var created = new StateFile(host, path, file);
      return host.moveWithoutReplacing(unfinished, path)
          ? Optional.of(closing.keep(created))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty(); // a writer that took over has cleaned up, ours as well
    } finally {
      host.discard(unfinished);
    }
  }

  /// Whether it is a state file; false if it is empty and stays so.
  private static boolean hasSize(OpenFile file) throws IOException {
    long start = System.nanoTime();
    while (true) {
      var status = file.status().requireRegular(file.path());
      if (status.size() == StateLayout.SIZE) {
        return true;
      }
      if (status.size() != 0) {
        throw new UnusableFileException(file.path(), wrongSize(status.size()));
      }
      if (System.nanoTime() - start >= EMPTY_WAIT_NANOS) {
        return false;
      }
      LockSupport.parkNanos(EMPTY_POLL_NANOS);
    }
  }

  private static String wrongSize(long size) {
    return "a state file has " + StateLayout.SIZE + " bytes: size=" + size;
  }

  /// Its words.
  public StateWords words() {
    return words;
  }

  /// Its name.
  public Path path() {
    return path;
  }

  /// What its name leads to now.
  public Name name() throws IOException {
    var named = host.status(path);
    if (named.isEmpty()) {
      return Name.GONE;
    }
    return named.get().identity().equals(identity) ? Name.SAME : Name.REPLACED;
  }

  /// Waits until the words are on disk.
  public void force() throws IOException {
    file.force();
  }

  /// Gives back the lock, if there is one.
  @Override
  public void close() {
    file.close();
  }

  /// What the name of an open file leads to.
  public enum Name {
    /// To that file.
    SAME,
    /// To nothing.
    GONE,
    /// To another file.
    REPLACED
  }

  /// Closes a file at the end of a block, unless what was made of it is kept.
  private static final class CloseUnlessKept implements AutoCloseable {
    private final OpenFile file;
    private boolean kept;

    CloseUnlessKept(OpenFile file) {
      this.file = file;
    }

    StateFile keep(StateFile state) {
      kept = true;
      return state;
    }

    @Override
    public void close() {
      if (!kept) {
        file.close();
      }
    }
  }
}
