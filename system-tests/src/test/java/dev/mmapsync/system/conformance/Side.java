package dev.mmapsync.system.conformance;

import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.process.RustPeer;
import dev.mmapsync.system.program.Session;

/// What a party is, and how it is started.
enum Side {
  /// A thread of this JVM.
  THREAD {
    @Override
    Link start() {
      return Link.toThread();
    }

    @Override
    Link startAfter(String preparation) {
      throw new UnsupportedOperationException("a thread has the umask of its process");
    }
  },

  /// A JVM with this library.
  JVM {
    @Override
    Link start() {
      return Link.toProcess(JavaProgram.small(Session.class).start());
    }

    @Override
    Link startAfter(String preparation) {
      return Link.toProcess(JavaProgram.small(Session.class).after(preparation).start());
    }
  },

  /// A process of the original crate.
  ///
  /// By its nature it can be torn, so its reads are not raced here, and it dies of broken bytes
  /// that it does not check, for which one test waits. Its writers are given a sleep of a
  /// microsecond instead of a second.
  CRATE {
    @Override
    Link start() {
      return Link.toProcess(RustPeer.built().start());
    }

    @Override
    Link startAfter(String preparation) {
      return Link.toProcess(RustPeer.built().after(preparation).start());
    }
  };

  abstract Link start();

  /// As a process of its own, by a shell that runs `preparation` first.
  abstract Link startAfter(String preparation);

  boolean isCrate() {
    return this == CRATE;
  }
}
