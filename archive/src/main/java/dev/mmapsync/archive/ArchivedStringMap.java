package dev.mmapsync.archive;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// An archived map whose keys are strings: looked up by any text, without allocation.
///
/// For any number of threads.
///
/// @param <V> the view of a value
public final class ArchivedStringMap<V extends @Nullable Object>
    extends ArchivedMap<ArchivedString, V> {

  private ArchivedStringMap(
      MemorySegment archive,
      long at,
      ViewType<ArchivedString> key,
      ViewType<V> value,
      EntryShape shape) {
    super(archive, at, key, value, shape);
  }

  /// The `HashMap` whose twelve bytes lie at `at`.
  ///
  /// @throws ArchiveException if its entries do not lie within the archive
  public static <V extends @Nullable Object> ArchivedStringMap<V> at(
      MemorySegment archive,
      long at,
      ViewType<ArchivedString> key,
      ViewType<V> value,
      EntryShape shape) {
    return new ArchivedStringMap<>(archive, at, key, value, shape);
  }

  /// The value of `key`; null = there is none.
  public @Nullable V get(CharSequence key) {
    return valueOf(find(key));
  }

  /// Whether there is such a key.
  public boolean containsKey(CharSequence key) {
    return find(key) != ABSENT;
  }

  @Override
  long findView(ArchivedString view) {
    return find(view);
  }

  @Override
  ArchivedString text(long entry) {
    return key.view(archive, entry);
  }
}
