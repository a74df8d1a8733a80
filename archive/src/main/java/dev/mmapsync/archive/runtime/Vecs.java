package dev.mmapsync.archive.runtime;

import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.ArchivedList;
import dev.mmapsync.archive.Pointers;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.layout.Bytes;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all codecs of sequences share: a `Vec` is a pointer and a count, in eight bytes.
final class Vecs {
  static final int SIZE = 8;
  static final int ALIGN = 4;
  private static final int COUNT_AT = 4;

  private Vecs() {}

  // ---- writing

  static void push(ArchiveWriter out, long target, int count) {
    out.push(target);
    out.push(count);
  }

  static void resolve(ArchiveWriter out, long at) {
    out.setPointer(at, out.take());
    out.setInt(at + COUNT_AT, (int) out.take());
  }

  static void requireLength(int length, int count) {
    if (length != count) {
      throw new ArchiveException("wrong length: length=" + length + " expected=" + count);
    }
  }

  /// The elements as they are now: both steps of writing see the same ones.
  @SuppressWarnings("unchecked")
  static <T extends @Nullable Object> T[] elements(List<T> list, Codec<T, ?> element) {
    T[] elements = (T[]) list.toArray();
    if (!element.acceptsNull()) {
      for (int i = 0; i < elements.length; i++) {
        if (elements[i] == null) {
          throw new ArchiveException("null where there is no Option: index=" + i);
        }
      }
    }
    return elements;
  }

  static <T extends @Nullable Object> void serialize(
      T[] elements, Codec<T, ?> element, ArchiveWriter out) {
    for (T value : elements) {
      element.serialize(value, out);
    }
  }

  static <T extends @Nullable Object> void resolve(
      T[] elements, Codec<T, ?> element, ArchiveWriter out, long at) {
    long size = element.size();
    long next = at;
    for (T value : elements) {
      element.resolve(value, out, next);
      next += size;
    }
  }

  // ---- reading

  static long count(MemorySegment archive, long at) {
    return Bytes.unsigned(archive, at + COUNT_AT);
  }

  static long target(MemorySegment archive, long at, long size) {
    long word = Bytes.getLong(archive, at);
    return Pointers.target(archive, at, Bytes.offsetOf(word), word >>> Integer.SIZE, size);
  }

  static boolean equal(
      Walk walk,
      Codec<?, ?> element,
      MemorySegment archive,
      long at,
      MemorySegment other,
      long otherAt) {
    long count = count(archive, at);
    if (count != count(other, otherAt)) {
      return false;
    }
    long target = target(archive, at, element.size());
    long otherTarget = target(other, otherAt, element.size());
    walk.enter(count, element.size());
    boolean equal = walk.equalElements(element, count, archive, target, other, otherTarget);
    walk.leave();
    return equal;
  }

  static int hash(Walk walk, Codec<?, ?> element, MemorySegment archive, long at) {
    long count = count(archive, at);
    long target = target(archive, at, element.size());
    walk.enter(count, element.size());
    int hash = walk.hashElements(element, count, archive, target);
    walk.leave();
    return hash;
  }

  static void print(
      StringBuilder out, Walk walk, Codec<?, ?> element, MemorySegment archive, long at) {
    long count = count(archive, at);
    long target = target(archive, at, element.size());
    walk.enter(count, element.size());
    walk.printElements(out, element, count, archive, target);
    walk.leave();
  }

  @SuppressWarnings("unchecked")
  static <T extends @Nullable Object> List<T> deserialize(
      Walk walk, MemorySegment archive, long at, int count, Codec<T, ?> element) {
    long size = element.size();
    walk.payForEmpty(count, size);
    T[] values = (T[]) new Object[count];
    for (int i = 0; i < count; i++) {
      values[i] = element.deserialize(walk, archive, at + i * size);
    }
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  static <T extends @Nullable Object, E extends @Nullable Object> List<T> fromView(
      ArchivedList<E> view, Codec<T, E> element) {
    List<T> values = new ArrayList<>();
    for (int i = 0; i < view.size(); i++) {
      values.add(element.fromView(view.get(i)));
    }
    return Collections.unmodifiableList(values);
  }

  // ---- checking

  static void check(ArchiveCheck check, long at, Codec<?, ?> element) {
    long word = Bytes.getLong(check.archive(), at);
    long count = word >>> Integer.SIZE;
    long bytes = count * element.size();
    long limit = check.limit();
    long target = check.open(at, Bytes.offsetOf(word), bytes, element.align());
    checkElements(check, target, count, element);
    check.close(target + bytes, limit);
  }

  /// Elements without bytes have nothing that could be wrong, however many they are.
  static void checkElements(ArchiveCheck check, long at, long count, Codec<?, ?> element) {
    long size = element.size();
    if (size > 0 && !element.alwaysValid()) {
      for (long i = 0; i < count; i++) {
        element.check(check, at + i * size);
      }
    }
  }

  // ---- keys

  static <T extends @Nullable Object> void feed(List<T> list, Codec<T, ?> element, Feed feed) {
    T[] elements = elements(list, element);
    feed.addLong(elements.length);
    int before = feed.mark();
    for (T value : elements) {
      element.feed(value, feed);
    }
    if (element.size() == 0 && feed.mark() > before) {
      feed.requireFewEmpty(elements.length);
    }
  }

  static void feed(MemorySegment archive, long at, Codec<?, ?> element, Feed feed) {
    long count = count(archive, at);
    long target = target(archive, at, element.size());
    feed.addLong(count);
    feed.enter();
    feedElements(archive, target, count, element, feed);
    feed.leave();
  }

  /// Elements without bytes are all alike, and may feed something all the same: `[T; 0]` feeds its
  /// length.
  static void feedElements(
      MemorySegment archive, long at, long count, Codec<?, ?> element, Feed feed) {
    long size = element.size();
    int before = feed.mark();
    for (long i = 0; i < count; i++) {
      element.feed(archive, at + i * size, feed);
      if (size == 0 && i == 0) {
        if (feed.mark() == before) {
          return;
        }
        feed.requireFewEmpty(count);
      }
    }
  }

  // ---- sorted keys: by the first difference, and then the shorter one first

  static <T extends @Nullable Object> int compare(List<T> a, List<T> b, Codec<T, ?> element) {
    T[] some = elements(a, element);
    T[] others = elements(b, element);
    for (int i = 0; i < Math.min(some.length, others.length); i++) {
      int order = element.compare(some[i], others[i]);
      if (order != 0) {
        return order;
      }
    }
    return some.length - others.length;
  }

  static <T extends @Nullable Object> int compare(
      List<T> list, Codec<T, ?> element, MemorySegment archive, long at) {
    long target = target(archive, at, element.size());
    return compareElements(list, element, archive, target, count(archive, at));
  }

  static <T extends @Nullable Object> int compareElements(
      List<T> list, Codec<T, ?> element, MemorySegment archive, long at, long count) {
    T[] elements = elements(list, element);
    for (int i = 0; i < Math.min(elements.length, count); i++) {
      int order = element.compare(elements[i], archive, at + i * element.size());
      if (order != 0) {
        return order;
      }
    }
    return Long.compare(elements.length, count);
  }

  static int compare(
      Walk walk,
      Codec<?, ?> element,
      MemorySegment archive,
      long at,
      MemorySegment other,
      long otherAt) {
    long size = element.size();
    long count = count(archive, at);
    long otherCount = count(other, otherAt);
    long target = target(archive, at, size);
    long otherTarget = target(other, otherAt, size);
    walk.enter(count, size);
    int order =
        compareElements(walk, element, archive, target, count, other, otherTarget, otherCount);
    walk.leave();
    return order;
  }

  /// Elements without bytes are all alike.
  static int compareElements(
      Walk walk,
      Codec<?, ?> element,
      MemorySegment archive,
      long at,
      long count,
      MemorySegment other,
      long otherAt,
      long otherCount) {
    long size = element.size();
    long common = size == 0 ? 0 : Math.min(count, otherCount);
    for (long i = 0; i < common; i++) {
      int order = element.compare(walk, archive, at + i * size, other, otherAt + i * size);
      if (order != 0) {
        return order;
      }
    }
    return Long.compare(count, otherCount);
  }
}
