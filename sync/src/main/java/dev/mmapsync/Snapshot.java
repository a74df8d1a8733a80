package dev.mmapsync;

import java.lang.foreign.MemorySegment;

/// A published version that a reader holds: it does not change until it is closed.
///
/// Hold it for as short as can be. A writer waits for its readers, at most its grace; a snapshot
/// that is held for longer may be overwritten (see [SlowReaderPolicy]).
///
/// Costs no allocation where the compiler sees its whole life, as in a try-with-resources
/// statement.
///
/// [#value] and [#bytes] may be used by any number of threads until it is closed. Closing it is for
/// one of them: again does nothing, twice at the same time is an error of the caller.
///
/// @param <V> the view of the root
public final class Snapshot<V> implements AutoCloseable {
  private final Publication<V> publication;
  private boolean closed;

  Snapshot(Publication<V> publication) {
    this.publication = publication;
  }

  /// The view of the root. What a view shows after the snapshot was closed is undefined; it never
  /// faults.
  ///
  /// @throws IllegalStateException if this snapshot is closed
  public V value() {
    requireOpen();
    return publication.value();
  }

  /// The archive itself, read-only.
  ///
  /// Vector operations and native code that read it directly can end the JVM if somebody cuts the
  /// file off; where the files are not trusted, copy it first.
  ///
  /// @throws IllegalStateException if this snapshot is closed
  public MemorySegment bytes() {
    requireOpen();
    return publication.bytes();
  }

  /// Which version it is.
  public InstanceVersion version() {
    return new InstanceVersion(publication.version());
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this snapshot is closed");
    }
  }

  /// Lets the writer have its file.
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      publication.leave();
    }
  }
}
