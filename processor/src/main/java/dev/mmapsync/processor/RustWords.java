package dev.mmapsync.processor;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Names of types, fields and variants as Rust writes them.
///
/// Bytes do not depend on names, so they follow the habits of Rust: `byName` is `by_name`,
/// `DARK_RED` is `DarkRed`. Of two that become the same, the later one gets a number.
final class RustWords {
  /// Keywords of all editions, reserved ones among them.
  private static final Set<String> KEYWORDS =
      Set.of(
          "abstract",
          "as",
          "async",
          "await",
          "become",
          "box",
          "break",
          "const",
          "continue",
          "do",
          "dyn",
          "else",
          "enum",
          "extern",
          "false",
          "final",
          "fn",
          "for",
          "gen",
          "if",
          "impl",
          "in",
          "let",
          "loop",
          "macro",
          "match",
          "mod",
          "move",
          "mut",
          "override",
          "priv",
          "pub",
          "ref",
          "return",
          "static",
          "struct",
          "trait",
          "true",
          "try",
          "type",
          "typeof",
          "unsafe",
          "unsized",
          "use",
          "virtual",
          "where",
          "while",
          "yield");

  /// Keywords that stay keywords behind `r#`.
  private static final Set<String> NEVER = Set.of("self", "Self", "super", "crate", "_");

  private static final Pattern WORD_START =
      Pattern.compile("(?<=[\\p{Ll}\\d])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

  private RustWords() {}

  static boolean isKeyword(String name) {
    return KEYWORDS.contains(name) || NEVER.contains(name);
  }

  /// The names of the fields of a struct or variant.
  ///
  /// @param names the components
  static List<String> fields(List<String> names) {
    return distinct(names, RustWords::snakeCase, "_", RustWords::field);
  }

  /// The names of the variants of an enum.
  ///
  /// @param names the constants or records
  static List<String> variants(List<String> names) {
    return distinct(names, RustWords::constant, "", RustWords::variant);
  }

  private static List<String> distinct(
      List<String> names,
      UnaryOperator<String> habit,
      String separator,
      UnaryOperator<String> escape) {
    Set<String> distinct = new LinkedHashSet<>();
    for (String name : names) {
      String word = habit.apply(name.replace('$', '_'));
      String unique = escape.apply(word);
      for (int number = 2; !distinct.add(unique); number++) {
        unique = escape.apply(word + separator + number);
      }
    }
    return List.copyOf(distinct);
  }

  private static String field(String name) {
    if (NEVER.contains(name)) {
      return name + "_";
    }
    return KEYWORDS.contains(name) ? "r#" + name : name;
  }

  /// Variants are not escaped by `r#`: the derive of the check stumbles over it.
  private static String variant(String name) {
    return isKeyword(name) ? name + "_" : name;
  }

  private static String snakeCase(String name) {
    return WORD_START.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  private static String constant(String name) {
    boolean shouts = name.equals(name.toUpperCase(Locale.ROOT));
    return camelCase(shouts ? name.toLowerCase(Locale.ROOT) : name);
  }

  /// `FooBar` for `foo_bar`; a name that would be nothing, or begin with a digit, stays as it is.
  static String camelCase(String name) {
    StringBuilder camel = new StringBuilder();
    for (String word : name.replace('$', '_').split("_", -1)) {
      if (!word.isEmpty()) {
        camel.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    boolean isName = !camel.isEmpty() && Character.isLetter(camel.charAt(0));
    return isName ? camel.toString() : name.replace('$', '_');
  }
}
