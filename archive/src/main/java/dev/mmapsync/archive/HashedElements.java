package dev.mmapsync.archive;

import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What archived sets by hash share, in whatever order their elements lie.
///
/// For any number of threads.
///
/// @param <A> the view of an element
abstract sealed class HashedElements<A extends @Nullable Object> extends HashSlots
    implements Iterable<A> permits ArchivedSet, ArchivedIndexSet {
  final ViewType<A> key;

  HashedElements(HashRuns runs, ViewType<A> key) {
    super(runs);
    this.key = key;
  }

  /// Position of an archived element, or [#ABSENT].
  abstract long findView(A view);

  /// The number of elements.
  public final int size() {
    return count;
  }

  /// Whether there are no elements.
  public final boolean isEmpty() {
    return count == 0;
  }

  /// Whether there is an element equal to one that was read from this or another archive.
  public final boolean contains(A view) {
    return findView(view) != ABSENT;
  }

  /// The elements, as they lie: a hash set's by slot, an index set's as they were put in.
  @Override
  public final Iterator<A> iterator() {
    return iterate(this::viewOf);
  }

  /// The elements, in the order of [#iterator].
  public final Stream<A> stream() {
    return IntStream.range(0, count).mapToObj(i -> viewOf(entry(i)));
  }

  final A viewOf(long entry) {
    return key.view(archive, entry);
  }

  @Override
  public final String toString() {
    StringBuilder out = new StringBuilder();
    print(out, new Walk(archive.byteSize()));
    return out.toString();
  }

  /// Prints the elements as they lie. For codecs.
  public final void print(StringBuilder out, Walk walk) {
    enter(walk);
    out.append('{');
    for (int i = 0; i < count; i++) {
      out.append(i > 0 ? ", " : "");
      key.print(out, walk, archive, entry(i));
    }
    out.append('}');
    walk.leave();
  }

  /// Position of an element by its number. For codecs.
  public final long keyPosition(int number) {
    return entry(number);
  }
}
