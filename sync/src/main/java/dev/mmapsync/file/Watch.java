package dev.mmapsync.file;

import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// The one daemon thread of a process that looks whether files were replaced, for all its readers
/// and writers.
///
/// So neither a read nor a write has to ask the file system. Who is watched can be forgotten: the
/// thread keeps nobody reachable, and it ends when nobody is left.
public final class Watch {
  /// Well within the second that the protocol promises.
  private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private static final Queue<WeakReference<Watched>> WATCHED = new ConcurrentLinkedQueue<>();
  private static final AtomicBoolean RUNNING = new AtomicBoolean();
  private static final System.Logger LOGGER = System.getLogger("dev.mmapsync");

  /// Whether somebody has thrown in this process before: once said is enough.
  private static final AtomicBoolean COMPLAINED = new AtomicBoolean();

  private Watch() {}

  /// Looks at `watched` from now on, until it says that it is enough or nobody refers to it any
  /// more.
  public static void over(Watched watched) {
    WATCHED.add(new WeakReference<>(watched));
    start();
  }

  private static void start() {
    if (RUNNING.compareAndSet(false, true)) {
      boolean started = false;
      try {
        // It may outlive whoever started it, and must not keep his class loader.
        Thread.ofPlatform()
            .name("mmap-sync-watch")
            .daemon()
            .inheritInheritableThreadLocals(false)
            .start(Watch::run);
        started = true;
      } finally {
        if (!started) {
          RUNNING.set(false);
        }
      }
    }
  }

  private static void run() {
    while (!WATCHED.isEmpty()) {
      LockSupport.parkNanos(PERIOD_NANOS);
      WATCHED.removeIf(Watch::isDone);
    }
    RUNNING.set(false);
    if (!WATCHED.isEmpty()) {
      start(); // somebody came between the two lines above
    }
  }

  private static boolean isDone(WeakReference<Watched> reference) {
    var watched = reference.get();
    return watched == null || !isToGoOn(watched);
  }

  /// Who throws must not keep the others from being looked at, nor itself from the next look.
  private static boolean isToGoOn(Watched watched) {
    try {
      return watched.look();
    } catch (RuntimeException | Error e) {
      if (!COMPLAINED.getAndSet(true)) {
        LOGGER.log(System.Logger.Level.WARNING, "a look at files that may be replaced failed", e);
      }
      return true;
    }
  }

  /// Somebody who wants to know.
  public interface Watched {
    /// Looks once, on the watching thread.
    ///
    /// @return whether to look again
    boolean look();
  }
}
