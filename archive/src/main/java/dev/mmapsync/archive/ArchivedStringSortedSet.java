package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Utf8;
import org.jspecify.annotations.Nullable;

/// An archived sorted set of strings, in the order of their code points: looked up by any text,
/// without allocation.
///
/// For any number of threads.
public final class ArchivedStringSortedSet extends ArchivedSortedSet<ArchivedString> {
  private final ViewType<ArchivedString> key;

  private ArchivedStringSortedSet(TreeRoot root, ViewType<ArchivedString> key) {
    super(root, key);
    this.key = key;
  }

  /// The `BTreeSet` whose tree is that of `root`. For codecs.
  public static ArchivedStringSortedSet of(TreeRoot root, ViewType<ArchivedString> key) {
    return new ArchivedStringSortedSet(root, key);
  }

  private long place(CharSequence text, boolean past) {
    return seekText(key, text, past);
  }

  private long find(CharSequence text) {
    return count == 0 ? ABSENT : at(place(text, true));
  }

  private @Nullable ArchivedString elementOrNull(long entry) {
    return entry == ABSENT ? null : viewOf(entry);
  }

  /// Whether there is such an element.
  public boolean contains(CharSequence key) {
    return find(key) != ABSENT;
  }

  /// The greatest element that is not above `key`; null = there is none.
  public @Nullable ArchivedString floor(CharSequence key) {
    return elementOrNull(count == 0 ? ABSENT : before(place(key, true)));
  }

  /// The least element that is not below `key`; null = there is none.
  public @Nullable ArchivedString ceiling(CharSequence key) {
    return elementOrNull(count == 0 ? ABSENT : after(place(key, false)));
  }

  /// The greatest element below `key`; null = there is none.
  public @Nullable ArchivedString lower(CharSequence key) {
    return elementOrNull(count == 0 ? ABSENT : before(place(key, false)));
  }

  /// The least element above `key`; null = there is none.
  public @Nullable ArchivedString higher(CharSequence key) {
    return elementOrNull(count == 0 ? ABSENT : after(place(key, true)));
  }

  /// The elements below `to`, in order.
  public Iterable<ArchivedString> head(CharSequence to) {
    return () -> (count == 0 ? none() : between(start(), place(to, false))).iterator(this::viewOf);
  }

  /// The elements that are not below `from`, in order.
  public Iterable<ArchivedString> tail(CharSequence from) {
    return () -> (count == 0 ? none() : from(place(from, false))).iterator(this::viewOf);
  }

  /// The elements from `from` up to `to`, exclusive, in order; none if `from` is not below `to`.
  public Iterable<ArchivedString> range(CharSequence from, CharSequence to) {
    return () ->
        (count == 0 || Utf8.compare(from, to) >= 0
                ? none()
                : between(place(from, false), place(to, false)))
            .iterator(this::viewOf);
  }

  @Override
  long seekView(ArchivedString view, boolean past) {
    return seekText(key, view, past);
  }

  @Override
  int compareViews(ArchivedString a, ArchivedString b) {
    return a.compareTo(b);
  }
}
