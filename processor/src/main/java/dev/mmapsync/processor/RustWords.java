package dev.mmapsync.processor;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Names of fields and variants as Rust writes them.
///
/// Bytes do not depend on names, so they follow the habits of Rust: `byName` is `by_name`,
/// `DARK_RED` is `DarkRed`. Where two of one type would become the same, all of that type stay as
/// in Java.
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
    return distinct(names, name -> field(snakeCase(name)), RustWords::field);
  }

  /// The names of the variants of an enum.
  ///
  /// @param names the constants or records
  static List<String> variants(List<String> names) {
    return distinct(names, name -> variant(camelCase(name)), RustWords::variant);
  }

  private static List<String> distinct(
      List<String> names, UnaryOperator<String> rust, UnaryOperator<String> java) {
    List<String> changed = names.stream().map(rust).toList();
    boolean clash = new HashSet<>(changed).size() < names.size();
    return clash ? names.stream().map(java).toList() : changed;
  }

  /// A name without what no Rust name has.
  static String plain(String name) {
    return name.replace('$', '_');
  }

  private static String field(String java) {
    String name = plain(java);
    if (NEVER.contains(name)) {
      return name + "_";
    }
    return KEYWORDS.contains(name) ? "r#" + name : name;
  }

  /// Variants are not escaped by `r#`: the derive of the check stumbles over it.
  private static String variant(String java) {
    String name = plain(java);
    return isKeyword(name) ? name + "_" : name;
  }

  private static String snakeCase(String name) {
    return WORD_START.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  private static String camelCase(String name) {
    if (!name.equals(name.toUpperCase(Locale.ROOT))) {
      return capital(name);
    }
    StringBuilder camel = new StringBuilder();
    for (String word : name.split("_", -1)) {
      camel.append(capital(word.toLowerCase(Locale.ROOT)));
    }
    // What would begin with a digit, or be nothing, is left as it is.
    return camel.isEmpty() || !Character.isLetter(camel.charAt(0)) ? name : camel.toString();
  }

  static String capital(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
