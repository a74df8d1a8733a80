package dev.mmapsync.system.types;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Newtype;
import dev.mmapsync.archive.Unsigned;
import java.net.InetAddress;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Sorted maps and sets, with keys of each kind.
@Archive
public record Sorted(
    SortedMap<@Unsigned Long, String> byWord,
    NavigableMap<Integer, Integer> byNumber,
    TreeMap<String, SortedSet<String>> byText,
    SortedMap<Spot, List<String>> bySpot,
    SortedMap<InetAddress, Long> byAddress,
    SortedMap<Optional<Short>, Boolean> byOption,
    SortedSet<Long> words,
    NavigableSet<@Unsigned Integer> numbers,
    TreeSet<String> texts,
    SortedSet<Spot> spots,
    Folder folder) {

  /// A key of several fields.
  @Archive
  public record Spot(Height height, @Unsigned byte row, Side side) {}

  /// An enum in a key that is not hashed: without a `repr`.
  @Archive
  public enum Height {
    /// First.
    LOW,
    /// Second.
    HIGH
  }

  /// An enum with data in such a key.
  @Archive
  public sealed interface Side {
    /// Less than any shelf.
    record Nowhere() implements Side {}

    /// By number.
    @Newtype
    record Shelf(int number) implements Side {}
  }

  /// Maps that refer back to what they are in.
  @Archive
  public record Folder(SortedMap<String, Folder> folders) {}
}
