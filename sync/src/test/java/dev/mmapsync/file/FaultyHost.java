package dev.mmapsync.file;

import dev.mmapsync.protocol.StateWords;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The host of this process, of whose calls one can be made to fail: what needs room fails as on a
/// full disk, all else as a broken one.
///
/// Counts the calls of the thread that armed it, and of no other: the watching thread looks as
/// well.
public final class FaultyHost implements Host {
  private final Host host = Host.current();
  private final List<String> calls = new ArrayList<>();
  private @Nullable Thread thread;
  private final AtomicInteger open = new AtomicInteger();
  private int first;
  private int last;

  /// How many of the files that were opened through it are not closed.
  public int openFiles() {
    return open.get();
  }

  /// Counts from now on, and lets calls `first` to `last` fail, from 0 on.
  public void arm(int first, int last) {
    calls.clear();
    this.first = first;
    this.last = last;
    this.thread = Thread.currentThread();
  }

  /// Lets nothing fail any more.
  ///
  /// @return what was called, in order: the name of the call, and the end of the name of the file
  public List<String> disarm() {
    thread = null;
    return List.copyOf(calls);
  }

  private boolean isStruck(String call, Path path) {
    if (thread != Thread.currentThread()) {
      return false;
    }
    var name = String.valueOf(path.getFileName());
    calls.add(call + " " + name.replaceAll("\\.[0-9a-f]+\\.new$", ".new"));
    int number = calls.size() - 1;
    return number >= first && number <= last;
  }

  private void step(String call, Path path) throws FileSystemException {
    if (isStruck(call, path)) {
      throw new FileSystemException(path.toString(), null, "planned: call=" + call);
    }
  }

  @Override
  public OpenFile open(Path path, Access access) throws IOException {
    step("open", path);
    return new FaultyFile(host.open(path, access));
  }

  @Override
  public OpenFile create(Path path, Set<PosixFilePermission> permissions) throws IOException {
    step("create", path);
    return new FaultyFile(host.create(path, permissions));
  }

  @Override
  public Optional<FileStatus> status(Path path) throws IOException {
    step("status", path);
    return host.status(path);
  }

  @Override
  public boolean moveWithoutReplacing(Path from, Path to) throws IOException {
    step("link", from);
    return host.moveWithoutReplacing(from, to);
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    step("rename", from);
    host.replace(from, to);
  }

  @Override
  public boolean delete(Path path) throws IOException {
    step("delete", path);
    return host.delete(path);
  }

  @Override
  public void forceFolderOf(Path path) throws IOException {
    step("force folder of", path);
    host.forceFolderOf(path);
  }

  @Override
  public StateWords stateWords(MemorySegment mapping) {
    return host.stateWords(mapping);
  }

  @Override
  public boolean hasSlots() {
    return host.hasSlots();
  }

  @Override
  public Barrier barrier() {
    return host.barrier();
  }

  @Override
  public void release(MemorySegment mapping) {
    host.release(mapping);
  }

  @Override
  public void adopt(Path file, Path other) throws IOException {
    step("adopt", file);
    host.adopt(file, other);
  }

  /// A file whose calls can fail.
  private final class FaultyFile implements OpenFile {
    private final OpenFile file;
    private final AtomicBoolean closed = new AtomicBoolean();

    FaultyFile(OpenFile file) {
      this.file = file;
      open.incrementAndGet();
    }

    @Override
    public Path path() {
      return file.path();
    }

    @Override
    public FileStatus status() throws IOException {
      step("status of open", path());
      return file.status();
    }

    @Override
    public long size() throws IOException {
      step("size", path());
      return file.size();
    }

    @Override
    public boolean tryLock(Path name) throws IOException {
      step("lock", path());
      return file.tryLock(name);
    }

    @Override
    public boolean tryLockByte(long offset) throws IOException {
      step("lock byte", path());
      return file.tryLockByte(offset);
    }

    @Override
    public void unlockByte(long offset) throws IOException {
      step("unlock byte", path());
      file.unlockByte(offset);
    }

    @Override
    public boolean isByteLocked(long offset) throws IOException {
      step("ask for byte", path());
      return file.isByteLocked(offset);
    }

    @Override
    public MemorySegment map(long size, Arena arena) throws IOException {
      step("map", path());
      return file.map(size, arena);
    }

    /// The file may have got longer: half of it, here.
    @Override
    public void reserve(long from, long size) throws IOException {
      if (isStruck("reserve", path())) {
        file.reserve(from, from + (size - from) / 2 + 1);
        throw new NoSpaceLeftException(path(), size, "planned: no space left");
      }
      file.reserve(from, size);
    }

    @Override
    public void resize(long size) throws IOException {
      step("resize", path());
      file.resize(size);
    }

    @Override
    public void force() throws IOException {
      step("force", path());
      file.force();
    }

    @Override
    public void close() {
      if (!closed.getAndSet(true)) {
        open.decrementAndGet();
      }
      file.close();
    }
  }
}
