package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// How far one pass over archived content may go: it ends whatever the bytes say.
///
/// In a well-formed archive no two objects overlap, so all of them together are no larger than the
/// archive. A pass pays for every pointer that it follows; one that would pay more than the archive
/// holds, or goes deeper than [#MAX_DEPTH], ends in an [ArchiveException]. Costs two additions per
/// pointer.
///
/// Made by views for `equals`, `hashCode`, `toString` and `deserialize`, and handed on by generated
/// code. For one thread.
public final class Walk {
  /// How many pointers deep an archive may be.
  public static final int MAX_DEPTH = 1_000;

  /// How many elements without bytes a pass may see.
  private static final long EMPTY_ELEMENTS = 1 << 24;

  /// How many of them it prints.
  private static final long PRINTED_EMPTY_ELEMENTS = 1_000;

  private long left;
  private long emptyLeft = EMPTY_ELEMENTS;
  private long emptyPrintedLeft = PRINTED_EMPTY_ELEMENTS;
  private int depth;
  private @Nullable SharedTargets shared;

  /// A pass over an archive of `size` bytes.
  public Walk(long size) {
    this.left = size;
  }

  /// Follows a pointer to `count` elements of `size` bytes; [#leave] afterwards.
  ///
  /// @throws ArchiveException if this pass has seen more than there can be
  public void enter(long count, long size) {
    if (shared == null || !shared.pays(count * size)) {
      left -= count * size;
      if (left < 0) {
        throw new ArchiveException("objects overlap: count=" + count);
      }
    }
    if (++depth > MAX_DEPTH) {
      throw new ArchiveException("nested too deeply: limit=" + MAX_DEPTH);
    }
  }

  /// Pays for elements that are to be visited one by one: those without bytes are in no object that
  /// was paid for.
  public void payForEmpty(long count, long size) {
    if (size == 0) {
      emptyLeft -= count;
      if (emptyLeft < 0) {
        throw new ArchiveException("too many elements without bytes: count=" + count);
      }
    }
  }

  /// Comes back from what the last [#enter] led to.
  public void leave() {
    depth--;
  }

  // ---- shared pointers, which may lead to the same target

  private SharedTargets shared() {
    if (shared == null) {
      shared = new SharedTargets();
    }
    return shared;
  }

  /// Follows a shared pointer to an object of `size` bytes at `at`; [#leaveShared] afterwards.
  ///
  /// @param type its type: one address may be that of several objects
  /// @throws ArchiveException if this pass is on its way through this object
  public void enterShared(Object type, long at, long size) {
    shared().enter(type, at);
    enter(1, size);
  }

  /// Comes back from what [#enterShared] led to.
  public void leaveShared(Object type, long at) {
    leave();
    shared().leave(type, at);
  }

  /// What was found out about a shared object, or about a pair of them.
  ///
  /// @param otherAt the other one of a pair, or -1
  public @Nullable Object sharedResult(Object type, long at, long otherAt) {
    return shared().result(type, at, otherAt);
  }

  /// Remembers what was found out about a shared object, or about a pair of them.
  public void keepShared(Object type, long at, long otherAt, Object result) {
    shared().keep(type, at, otherAt, result);
  }

  // ---- elements, in an object that was paid for

  /// Whether two runs of `count` elements have equal content.
  public boolean equalElements(
      ViewType<?> element,
      long count,
      MemorySegment archive,
      long at,
      MemorySegment other,
      long otherAt) {
    long size = element.size();
    payForEmpty(count, size);
    for (long i = 0; i < count; i++) {
      if (!element.equal(this, archive, at + i * size, other, otherAt + i * size)) {
        return false;
      }
    }
    return true;
  }

  /// A hash of `count` elements in order, as `java.util.List` defines it.
  public int hashElements(ViewType<?> element, long count, MemorySegment archive, long at) {
    long size = element.size();
    payForEmpty(count, size);
    int hash = 1;
    for (long i = 0; i < count; i++) {
      hash = 31 * hash + element.hash(this, archive, at + i * size);
    }
    return hash;
  }

  /// Prints `count` elements: `[1, 2]`. Of those without bytes, of which there may be billions in
  /// an archive of eight bytes, a pass prints 1,000: `[(), (), ... 16777214 more]`.
  public void printElements(
      StringBuilder out, ViewType<?> element, long count, MemorySegment archive, long at) {
    long size = element.size();
    long printed = size == 0 ? Math.min(count, emptyPrintedLeft) : count;
    emptyPrintedLeft -= size == 0 ? printed : 0;
    out.append('[');
    for (long i = 0; i < printed; i++) {
      if (i > 0) {
        out.append(", ");
      }
      element.print(out, this, archive, at + i * size);
    }
    if (printed < count) {
      out.append(printed > 0 ? ", ... " : "... ").append(count - printed).append(" more");
    }
    out.append(']');
  }
}
