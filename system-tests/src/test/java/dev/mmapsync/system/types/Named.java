package dev.mmapsync.system.types;

import dev.mmapsync.archive.Archive;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names that mean something else in Rust, or that two types share.
@Archive
public record Named(
    int type,
    int self,
    int camelCase,
    int parseURLNow,
    Option option,
    First.Point first,
    Second.Point second,
    Twins twins,
    List<Keyword> keywords) {

  /// What Rust calls otherwise.
  @Archive
  public record Option(@Nullable String text) {}

  /// Holds one of two.
  public static final class First {
    private First() {}

    /// One of two.
    @Archive
    public record Point(int x) {}
  }

  /// Holds the other.
  public static final class Second {
    private Second() {}

    /// The other.
    @Archive
    public record Point(String x) {}
  }

  /// Names that would become the same.
  @Archive
  public record Twins(byte aB, byte a_b) {}

  /// Variants whose names are keywords.
  @Archive
  public sealed interface Keyword {
    /// A keyword that cannot be escaped, in each place.
    record Self(int fn, int crate) implements Keyword {}

    /// Not a keyword, but something else.
    record None() implements Keyword {}
  }
}
