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

/// Numbers in an archive, read where they lie: Rust's `Vec<bool>`, or the array of fixed length.
///
/// Nothing is boxed but by the iterator and [#asList]. Equal to another of its kind with equal
/// elements.
///
/// For any number of threads.
public final class ArchivedBooleans implements Iterable<Boolean> {
  private final MemorySegment archive;
  private final long position;
  private final int count;
  private final ViewType<Boolean> element;

  private ArchivedBooleans(
      MemorySegment archive, long position, int count, ViewType<Boolean> element) {
    this.archive = archive;
    this.position = position;
    this.count = count;
    this.element = element;
  }

  /// The `Vec` whose eight bytes lie at `at`.
  ///
  /// @throws ArchiveException if its elements do not lie within the archive
  public static ArchivedBooleans at(MemorySegment archive, long at, ViewType<Boolean> element) {
    long word = Bytes.getLong(archive, at);
    long position = Pointers.elements(archive, at, word, 1);
    return new ArchivedBooleans(archive, position, (int) (word >>> Integer.SIZE), element);
  }

  /// The array of `count` elements that lies at `at`.
  public static ArchivedBooleans inlineAt(
      MemorySegment archive, long at, int count, ViewType<Boolean> element) {
    return new ArchivedBooleans(archive, at, count, element);
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
  public boolean get(int index) {
    return Bytes.getByte(archive, position + Objects.checkIndex(index, count)) != 0;
  }

  /// A copy.
  public boolean[] toArray() {
    boolean[] copy = new boolean[count];
    copyTo(0, copy, 0, count);
    return copy;
  }

  /// Copies `length` elements, the first of them at index `from`, to `target` from index `at` on.
  ///
  /// @throws IndexOutOfBoundsException if one of the two has no such elements
  public void copyTo(int from, boolean[] target, int at, int length) {
    Objects.checkFromIndexSize(from, length, count);
    for (int i = 0; i < length; i++) {
      target[at + i] = get(from + i);
    }
  }

  @Override
  public Iterator<Boolean> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < count;
      }

      @Override
      public Boolean next() {
        if (next >= count) {
          throw new NoSuchElementException();
        }
        return get(next++);
      }
    };
  }

  /// These numbers as a read-only `java.util.List`.
  public List<Boolean> asList() {
    return new Elements(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof ArchivedBooleans that) || count != that.count) {
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

  private static final class Elements extends AbstractList<Boolean> implements RandomAccess {
    private final ArchivedBooleans values;

    Elements(ArchivedBooleans values) {
      this.values = values;
    }

    @Override
    public Boolean get(int index) {
      return values.get(index);
    }

    @Override
    public int size() {
      return values.size();
    }
  }
}
