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
        public boolean reach() {
          return false;
        }

        @Override
        public boolean issue() {
          return false;
        }

        @Override
        public boolean issueHere() {
          return false;
        }
      };

  /// What tells the kernel that it works in from others, or [#NO_KERNEL].
  long kernel();

  /// Makes barriers reach the threads of this process: its own from now on, those of another
  /// process as soon as that has called [#reach].
  ///
  /// @return whether they do
  boolean join();

  /// Makes those of this process reach all threads of all processes that have joined before, and
  /// its own.
  ///
  /// Costs a thread for each processor, and as long as the busiest of them takes to run one.
  ///
  /// @return whether they do
  boolean reach();

  /// Executes one here, and in all threads that it reaches. Behind [#reach].
  ///
  /// @return whether it was executed
  boolean issue();

  /// Executes one in all threads of this process, which has joined.
  ///
  /// @return whether it was executed
  boolean issueHere();
}
