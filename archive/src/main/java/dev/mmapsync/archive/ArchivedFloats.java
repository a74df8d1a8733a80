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

/// Numbers in an archive, read where they lie: Rust's `Vec<f32>`, or the array of fixed length.
///
/// Nothing is boxed but by the iterator and [#asList]. Equal to another of its kind with equal
/// elements.
///
/// For any number of threads.
public final class ArchivedFloats implements Iterable<Float> {
  private final MemorySegment archive;
  private final long position;
  private final int count;
  private final ViewType<Float> element;

  private ArchivedFloats(MemorySegment archive, long position, int count, ViewType<Float> element) {
    this.archive = archive;
    this.position = position;
    this.count = count;
    this.element = element;
  }

  /// The `Vec` whose eight bytes lie at `at`.
  ///
  /// @throws ArchiveException if its elements do not lie within the archive
  public static ArchivedFloats at(MemorySegment archive, long at, ViewType<Float> element) {
    long word = Bytes.getLong(archive, at);
    long position = Pointers.elements(archive, at, word, 4);
    return new ArchivedFloats(archive, position, (int) (word >>> Integer.SIZE), element);
  }

  /// The array of `count` elements that lies at `at`.
  public static ArchivedFloats inlineAt(
      MemorySegment archive, long at, int count, ViewType<Float> element) {
    return new ArchivedFloats(archive, at, count, element);
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
  public float get(int index) {
    return Bytes.getFloat(archive, position + (long) Objects.checkIndex(index, count) * 4);
  }

  /// A copy.
  public float[] toArray() {
    float[] copy = new float[count];
    copyTo(0, copy, 0, count);
    return copy;
  }

  /// Copies `length` elements, the first of them at index `from`, to `target` from index `at` on.
  ///
  /// @throws IndexOutOfBoundsException if one of the two has no such elements
  public void copyTo(int from, float[] target, int at, int length) {
    Objects.checkFromIndexSize(from, length, count);
    MemorySegment.copy(archive, Bytes.FLOAT, position + (long) from * 4, target, at, length);
  }

  /// The elements themselves, without a copy: little-endian, not necessarily aligned.
  ///
  /// They belong to the snapshot: what is read after it was closed is undefined. Where the file is
  /// not trusted, prefer [#copyTo]: vector or native code that meets the end of a file that
  /// somebody has cut off takes the JVM with it.
  public MemorySegment segment() {
    return archive.asSlice(position, (long) count * 4);
  }

  @Override
  public Iterator<Float> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < count;
      }

      @Override
      public Float next() {
        if (next >= count) {
          throw new NoSuchElementException();
        }
        return get(next++);
      }
    };
  }

  /// These numbers as a read-only `java.util.List`.
  public List<Float> asList() {
    return new Elements(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof ArchivedFloats that) || count != that.count) {
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

  private static final class Elements extends AbstractList<Float> implements RandomAccess {
    private final ArchivedFloats values;

    Elements(ArchivedFloats values) {
      this.values = values;
    }

    @Override
    public Float get(int index) {
      return values.get(index);
    }

    @Override
    public int size() {
      return values.size();
    }
  }
}
