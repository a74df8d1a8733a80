package dev.mmapsync;

import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A published version that a reader holds: it does not change until it is closed.
///
/// Hold it for as short as can be. A writer waits for its readers, at most its grace; what happens
/// to a snapshot that is held for longer is for the writer to say (see [SlowReaderPolicy]), and
/// [#fate] tells.
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

  /// Where it is registered; null = by a counter.
  private final @Nullable ClaimedSlot<V> slot;

  /// What the slot holds.
  private final long hold;

  /// Null until it is closed.
  private @Nullable Fate end;

  Snapshot(Publication<V> publication, @Nullable ClaimedSlot<V> slot, long hold) {
    this.publication = publication;
    this.slot = slot;
    this.hold = hold;
  }

  /// One that is registered by a counter.
  static <V> Snapshot<V> counted(Publication<V> publication) {
    return new Snapshot<>(publication, null, 0);
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

  /// The number of its publication, from 1 on, one more each time; empty where the writer keeps no
  /// [Registry].
  public OptionalLong sequence() {
    return publication.isRecorded()
        ? OptionalLong.of(publication.sequence())
        : OptionalLong.empty();
  }

  /// When it was published, by the writer's clock; empty where the writer keeps no [Registry].
  public Optional<Instant> publishedAt() {
    if (!publication.isRecorded()) {
      return Optional.empty();
    }
    return Optional.of(RegistryInspector.instant(publication.record().epochNanos()));
  }

  /// What has become of the bytes so far, or until it was closed. Ask after the last use of them:
  /// what was read before is right if the answer is [Fate#INTACT].
  public Fate fate() {
    if (end != null) {
      return end;
    }
    return slot == null ? Fate.UNKNOWN : slot.fate(publication, hold);
  }

  Publication<V> publication() {
    return publication;
  }

  @Nullable ClaimedSlot<V> slot() {
    return slot;
  }

  long hold() {
    return hold;
  }

  private void requireOpen() {
    if (end != null) {
      throw new IllegalStateException("this snapshot is closed");
    }
  }

  /// Lets the writer have its file. If the snapshot was lost, [ReaderOptions#onLoss] is told.
  @Override
  public void close() {
    if (end == null) {
      if (slot == null) {
        end = Fate.UNKNOWN;
        publication.words().leave(publication.index()); // pairs with the enter of Acquire
      } else {
        end = slot.leave(publication, hold);
      }
    }
  }
}
