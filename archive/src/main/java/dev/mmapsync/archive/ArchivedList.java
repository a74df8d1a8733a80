package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A list in an archive: Rust's `Vec<T>` or `[T; n]`, whose elements are read where they lie.
///
/// Every [#get] makes a view of the element; nothing is cached. Equal to another archived list of
/// equal elements. Prints as Rust's `Debug` does: `["Hello", "World"]`.
///
/// For any number of threads.
///
/// @param <E> the view of an element
public final class ArchivedList<E extends @Nullable Object> implements Iterable<E> {
  private final MemorySegment archive;
  private final long position;
  private final int count;
  private final ViewType<E> element;

  private ArchivedList(MemorySegment archive, long position, int count, ViewType<E> element) {
    this.archive = archive;
    this.position = position;
    this.count = count;
    this.element = element;
  }

  /// The `Vec` whose eight bytes lie at `at`.
  ///
  /// @throws ArchiveException if its elements do not lie within the archive
  public static <E extends @Nullable Object> ArchivedList<E> at(
      MemorySegment archive, long at, ViewType<E> element) {
    long word = Bytes.getLong(archive, at);
    long position = Pointers.elements(archive, at, word, element.size());
    return new ArchivedList<>(archive, position, (int) (word >>> Integer.SIZE), element);
  }

  /// The `[T; count]` whose elements lie at `at`.
  public static <E extends @Nullable Object> ArchivedList<E> inlineAt(
      MemorySegment archive, long at, int count, ViewType<E> element) {
    return new ArchivedList<>(archive, at, count, element);
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
  public E get(int index) {
    return element.view(archive, position + Objects.checkIndex(index, count) * element.size());
  }

  @Override
  public Iterator<E> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < count;
      }

      @Override
      public E next() {
        if (next >= count) {
          throw new NoSuchElementException();
        }
        return get(next++);
      }
    };
  }

  /// The elements in order.
  public Stream<E> stream() {
    return IntStream.range(0, count).mapToObj(this::get);
  }

  /// This list as a read-only `java.util.List` of views.
  public List<E> asList() {
    return new Elements<>(this);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof ArchivedList<?> that) || count != that.count) {
      return false;
    }
    return element.equals(that.element)
        && new Walk(archive.byteSize())
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

  private static final class Elements<E extends @Nullable Object> extends AbstractList<E>
      implements RandomAccess {
    private final ArchivedList<E> list;

    Elements(ArchivedList<E> list) {
      this.list = list;
    }

    @Override
    public E get(int index) {
      return list.get(index);
    }

    @Override
    public int size() {
      return list.size();
    }
  }
}
