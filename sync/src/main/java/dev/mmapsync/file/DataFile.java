package dev.mmapsync.file;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A data file as the writer has it: mapped writable, grown in place, cut back when a write fails.
///
/// A file that did not exist is made under another name, and gets its own with [#commit], so that a
/// write that fails leaves nothing. Blocks are reserved before they are mapped: a full disk is an
/// exception then, not a fault at a store.
///
/// For one thread at a time.
public final class DataFile implements AutoCloseable {
  private final Host host;
  private final Path path;
  private final OpenFile file;
  private final @Nullable Path unfinished;
  private final FileIdentity identity;

  /// Read by the watching thread as well.
  private volatile boolean named;

  private boolean holes;
  private long sizeBefore;
  private long size;
  private @Nullable Arena arena;
  private MemorySegment memory = MemorySegment.NULL;

  private DataFile(Host host, Path path, OpenFile file, @Nullable Path unfinished)
      throws IOException {
    this.host = host;
    this.path = path;
    this.file = file;
    this.unfinished = unfinished;
    var status = file.status().requireRegular(path);
    this.identity = status.identity();
    this.named = unfinished == null;
    this.holes = status.mayHaveHoles();
    this.sizeBefore = status.size();
    this.size = status.size();
  }

  /// Opens the file at `path`, or begins a new one if there is none.
  public static DataFile openOrCreate(Host host, Path path, Set<PosixFilePermission> permissions)
      throws IOException {
    OpenFile file;
    try {
      file = host.open(path, Host.Access.READ_WRITE);
    } catch (NoSuchFileException e) {
      return create(host, path, permissions);
    }
    return closingOnFailure(host, path, file, null);
  }

  /// Begins a new file that will take the place of what is at `path`.
  public static DataFile create(Host host, Path path, Set<PosixFilePermission> permissions)
      throws IOException {
    var unfinished = PrefixFiles.unfinished(path);
    return closingOnFailure(host, path, host.create(unfinished, permissions), unfinished);
  }

  /// Begins a new file that will take the place of the one at `path`, with its permissions and
  /// group.
  public static DataFile createLike(Host host, Path path) throws IOException {
    var unfinished = PrefixFiles.unfinished(path);
    var status = host.status(path);
    if (status.isEmpty()) {
      throw new NoSuchFileException(path.toString());
    }
    var file =
        closingOnFailure(
            host, path, host.create(unfinished, status.get().permissions()), unfinished);
    try {
      host.adopt(unfinished, path);
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static DataFile closingOnFailure(
      Host host, Path path, OpenFile file, @Nullable Path unfinished) throws IOException {
    try {
      return new DataFile(host, path, file, unfinished);
    } catch (IOException | RuntimeException e) {
      file.close();
      if (unfinished != null) {
        host.discard(unfinished);
      }
      throw e;
    }
  }

  /// Begins a write: what is beyond the size of now is cut off if it fails.
  public void begin() {
    sizeBefore = size;
  }

  /// Memory of at least `wanted` bytes, backed by blocks of the disk, that begins with the file's
  /// first byte.
  ///
  /// What it gave before is of no use any more.
  ///
  /// @throws NoSpaceLeftException if the disk has no room; the file is no longer than before
  public MemorySegment require(long wanted) throws IOException {
    prepare(wanted);
    // A mapping can be longer than the file, which was cut back to what the last write used.
    return memory.asSlice(0, Math.min(size, memory.byteSize()));
  }

  /// As [#require], and no more than that.
  public MemorySegment requireExactly(long wanted) throws IOException {
    prepare(wanted);
    return memory.asSlice(0, wanted);
  }

  private void prepare(long wanted) throws IOException {
    if (wanted > size || (holes && wanted > 0)) {
      reserve(holes ? 0 : size, Math.max(wanted, size));
      holes = false;
    }
    if (wanted > memory.byteSize()) {
      map(size);
    }
  }

  /// Where there is no room for all of it, there may have been for a part.
  private void reserve(long from, long wanted) throws IOException {
    try {
      file.reserve(from, wanted);
      size = wanted;
    } catch (NoSpaceLeftException e) {
      try {
        file.resize(size);
      } catch (IOException failure) {
        e.addSuppressed(failure);
      }
      throw e;
    }
  }

  @SuppressWarnings("MustBeClosed") // closed by unmap
  private void map(long length) throws IOException {
    var wider = Arena.ofShared();
    try {
      memory = file.map(length, wider);
    } catch (IOException | RuntimeException e) {
      wider.close();
      throw e;
    }
    unmap();
    arena = wider;
  }

  private void unmap() {
    if (arena != null) {
      arena.close();
      arena = null;
    }
  }

  /// Ends a write of `used` bytes: what was reserved beyond them goes back, unless an earlier
  /// archive reached so far.
  public void finish(long used) throws IOException {
    cutTo(Math.max(used, sizeBefore));
  }

  /// Ends a write that failed. A file that has no name yet is closed and deleted.
  ///
  /// @return whether the file can be used for the next write
  public boolean abandon() throws IOException {
    if (!named) {
      close();
      return false;
    }
    size = file.size(); // a reservation that failed may have made it longer
    cutTo(sizeBefore);
    return true;
  }

  private void cutTo(long length) throws IOException {
    if (size > length) {
      file.resize(length);
      size = length;
    }
  }

  /// Waits until the content is on disk.
  public void force() throws IOException {
    file.force();
  }

  /// Gives a new file its name; what had it before keeps its readers.
  ///
  /// @return whether the file was new
  public boolean commit() throws IOException {
    if (named || unfinished == null) {
      return false;
    }
    host.replace(unfinished, path);
    named = true;
    return true;
  }

  /// Whether its name leads to it; a file that has none yet is where it should be. For any thread.
  public boolean isInPlace() throws IOException {
    return !named || host.status(path).map(s -> s.identity().equals(identity)).orElse(false);
  }

  /// Whether it has no name yet.
  public boolean isNew() {
    return !named;
  }

  /// Which file it is.
  public FileIdentity identity() {
    return identity;
  }

  /// Where the file is, or will be.
  public Path path() {
    return path;
  }

  /// Unmaps and closes. A file that has no name yet is deleted.
  ///
  /// @throws IllegalStateException if its memory is being used by somebody else at this moment; the
  ///   file is closed nevertheless
  @Override
  public void close() {
    try {
      unmap();
    } finally {
      memory = MemorySegment.NULL;
      file.close();
      if (!named && unfinished != null) {
        host.discard(unfinished);
      }
    }
  }
}
