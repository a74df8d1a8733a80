package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// Numbers in an archive, read where they lie: Rust's `Vec<i64>`, or `Vec<u64>` where it was
/// declared `@Unsigned`, or the array of fixed length.
///
/// Nothing is boxed but by the iterator and [#asList]. Equal to another of its kind with equal
/// elements.
///
/// For any number of threads.
public final class ArchivedLongs implements Iterable<Long> {
  private final MemorySegment archive;
  private final long position;
  private final int count;
  private final ViewType<Long> element;

  private ArchivedLongs(MemorySegment archive, long position, int count, ViewType<Long> element) {
    this.archive = archive;
    this.position = position;
    this.count = count;
    this.element = element;
  }

  /// The `Vec` whose eight bytes lie at `at`.
  ///
  /// @throws ArchiveException if its elements do not lie within the archive
  public static ArchivedLongs at(MemorySegment archive, long at, ViewType<Long> element) {
    long word = Bytes.getLong(archive, at);
    long position = Pointers.elements(archive, at, word, 8);
    return new ArchivedLongs(archive, position, (int) (word >>> Integer.SIZE), element);
  }

  /// The array of `count` elements that lies at `at`.
  public static ArchivedLongs inlineAt(
      MemorySegment archive, long at, int count, ViewType<Long> element) {
    return new ArchivedLongs(archive, at, count, element);
  }

  /// The number of elements.
  public int size() {
    return count;
  }

  /// Whether there are no elements.
  public boolean isEmpty() {
    return count == 0;
  }

  /// The element at `index`.
  ///
  /// @throws IndexOutOfBoundsException if there is no such element
  public long get(int index) {
    return Bytes.getLong(archive, position + (long) Objects.checkIndex(index, count) * 8);
  }

  /// A copy.
  public long[] toArray() {
    long[] copy = new long[count];
    copyTo(0, copy, 0, count);
    return copy;
  }

  /// Copies `length` elements, the first of them at index `from`, to `target` from index `at` on.
  ///
  /// @throws IndexOutOfBoundsException if one of the two has no such elements
  public void copyTo(int from, long[] target, int at, int length) {
    Objects.checkFromIndexSize(from, length, count);
    MemorySegment.copy(archive, Bytes.LONG, position + (long) from * 8, target, at, length);
  }

  /// The elements themselves, without a copy: little-endian, not necessarily aligned.
  ///
  /// They belong to the snapshot: what is read after it was closed is undefined. Where the file is
  /// not trusted, prefer [#copyTo]: vector or native code that meets the end of a file that
  /// somebody has cut off takes the JVM with it.
  public MemorySegment segment() {
    return archive.asSlice(position, (long) count * 8);
  }

  @Override
  public Iterator<Long> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < count;
      }

      @Override
      public Long next() {
        if (next >= count) {
          throw new NoSuchElementException();
        }
        return get(next++);
      }
    };
  }

  /// These numbers as a read-only `java.util.List`.
  public List<Long> asList() {
    return new Elements(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof ArchivedLongs that) || count != that.count) {
      return false;
    }
    return new Walk(archive.byteSize())
        .equalElements(element, count, archive, position, that.archive, that.position);
  }

  @Override
  public int hashCode() {
    return new Walk(archive.byteSize()).hashElements(element, count, archive, position);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    new Walk(archive.byteSize()).printElements(out, element, count, archive, position);
    return out.toString();
  }

  private static final class Elements extends AbstractList<Long> implements RandomAccess {
    private final ArchivedLongs values;

    Elements(ArchivedLongs values) {
      this.values = values;
    }

    @Override
    public Long get(int index) {
      return values.get(index);
    }

    @Override
    public int size() {
      return values.size();
    }
  }
}
