package dev.mmapsync.system.types;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.Boxed;
import dev.mmapsync.archive.CodePoint;
import dev.mmapsync.archive.Length;
import dev.mmapsync.archive.Newtype;
import dev.mmapsync.archive.Repr;
import dev.mmapsync.archive.Unsigned;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Hash maps and sets, with keys of each kind.
@Archive
public record Hashed(
    Map<String, @Unsigned Integer> byText,
    Map<@Unsigned Long, float[]> byWord,
    Map<Integer, String> byNumber,
    Map<Key, Map<Boolean, Character>> byKey,
    Map<@Length(2) List<Byte>, Long> byPair,
    Map<@Boxed String, Duration> byBox,
    Set<String> texts,
    Set<@CodePoint Integer> codePoints,
    Set<Colour> colours,
    Set<Optional<Short>> options,
    Set<Duration> durations) {

  /// A key of several fields.
  @Archive
  public record Key(String shop, Metres size, Place place) {}

  /// A newtype in a key.
  @Archive
  @Newtype
  public record Metres(@Unsigned int value) {}

  /// An enum with data in a key.
  @Archive
  @Repr
  public sealed interface Place {
    /// No place.
    record Nowhere() implements Place {}

    /// A place of which a key knows the number.
    record Shelf(@Unsigned short row, List<String> labels) implements Place {}
  }

  /// An enum in a key.
  @Archive
  @Repr
  public enum Colour {
    /// First.
    RED,
    /// Second.
    DARK_GREEN,
    /// Third.
    BLUE
  }
}
