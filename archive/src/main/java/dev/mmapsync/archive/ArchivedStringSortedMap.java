package dev.mmapsync.archive;

import dev.mmapsync.archive.layout.Utf8;
import org.jspecify.annotations.Nullable;

/// An archived sorted map whose keys are strings, in the order of their code points: looked up by
/// any text, without allocation.
///
/// For any number of threads.
///
/// @param <V> the view of a value
public final class ArchivedStringSortedMap<V extends @Nullable Object>
    extends ArchivedSortedMap<ArchivedString, V> {
  private final ViewType<ArchivedString> key;

  private ArchivedStringSortedMap(TreeRoot root, ViewType<ArchivedString> key, ViewType<V> value) {
    super(root, key, value);
    this.key = key;
  }

  /// The `BTreeMap` whose tree is that of `root`. For codecs.
  public static <V extends @Nullable Object> ArchivedStringSortedMap<V> of(
      TreeRoot root, ViewType<ArchivedString> key, ViewType<V> value) {
    return new ArchivedStringSortedMap<>(root, key, value);
  }

  private long place(CharSequence text, boolean past) {
    return seekText(key, text, past);
  }

  private long find(CharSequence text) {
    return count == 0 ? ABSENT : at(place(text, true));
  }

  private @Nullable ArchivedEntry<ArchivedString, V> entryOrNull(long entry) {
    return entry == ABSENT ? null : viewOf(entry);
  }

  /// The value of `key`; null = there is none.
  public @Nullable V get(CharSequence key) {
    return valueOrNull(find(key));
  }

  /// Whether there is such a key.
  public boolean containsKey(CharSequence key) {
    return find(key) != ABSENT;
  }

  /// The entry with the greatest key that is not above `key`; null = there is none.
  public @Nullable ArchivedEntry<ArchivedString, V> floor(CharSequence key) {
    return entryOrNull(count == 0 ? ABSENT : before(place(key, true)));
  }

  /// The entry with the least key that is not below `key`; null = there is none.
  public @Nullable ArchivedEntry<ArchivedString, V> ceiling(CharSequence key) {
    return entryOrNull(count == 0 ? ABSENT : after(place(key, false)));
  }

  /// The entry with the greatest key below `key`; null = there is none.
  public @Nullable ArchivedEntry<ArchivedString, V> lower(CharSequence key) {
    return entryOrNull(count == 0 ? ABSENT : before(place(key, false)));
  }

  /// The entry with the least key above `key`; null = there is none.
  public @Nullable ArchivedEntry<ArchivedString, V> higher(CharSequence key) {
    return entryOrNull(count == 0 ? ABSENT : after(place(key, true)));
  }

  /// The entries with keys below `to`, in order.
  public Iterable<ArchivedEntry<ArchivedString, V>> head(CharSequence to) {
    return () -> (count == 0 ? none() : between(start(), place(to, false))).iterator(this::viewOf);
  }

  /// The entries with keys that are not below `from`, in order.
  public Iterable<ArchivedEntry<ArchivedString, V>> tail(CharSequence from) {
    return () -> (count == 0 ? none() : from(place(from, false))).iterator(this::viewOf);
  }

  /// The entries with keys from `from` up to `to`, exclusive, in order; none if `from` is not below
  /// `to`.
  public Iterable<ArchivedEntry<ArchivedString, V>> range(CharSequence from, CharSequence to) {
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

  @Override
  ArchivedEntry<ArchivedString, V> viewOf(long entry) {
    return new ArchivedEntry<>(this, entry);
  }
}
