package dev.mmapsync.file;

/// The memory barrier that one process can execute in all others of its kernel, so that readers
/// need none: section 5 of `docs/design/protocol.md`.
///
/// For any thread.
public interface Barrier {
  /// What [#kernel] is where there is no barrier.
  long NO_KERNEL = 0;

  /// Where there is none.
  Barrier NONE =
      new Barrier() {
        @Override
        public long kernel() {
          return NO_KERNEL;
        }

        @Override
        public boolean join() {
          return false;
        }

        @Override
        public boolean issue() {
          return false;
        }
      };

  /// What tells the kernel that it works in from others, or [#NO_KERNEL].
  long kernel();

  /// Makes the barriers of others reach the threads of this process, from now on.
  ///
  /// @return whether they do
  boolean join();

  /// Executes one here, and in all threads of all processes that have joined.
  ///
  /// @return whether it was executed
  boolean issue();
}
