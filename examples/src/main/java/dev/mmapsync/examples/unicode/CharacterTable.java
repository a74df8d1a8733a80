package dev.mmapsync.examples.unicode;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.CodePoint;
import dev.mmapsync.archive.Unsigned;
import java.util.HashMap;
import java.util.Map;

/// All assigned characters, to be looked up by code point and by name.
///
/// @param version which publication it is
/// @param characters by code point
/// @param names the code point of a name
@Archive
public record CharacterTable(
    @Unsigned int version,
    Map<@CodePoint Integer, Entry> characters,
    Map<String, @CodePoint Integer> names) {

  /// A character.
  ///
  /// @param name its name
  /// @param category its general category
  /// @param block its block
  @Archive
  public record Entry(String name, Category category, String block) {}

  /// General categories, in large.
  @Archive
  public enum Category {
    /// Letters of all kinds.
    LETTER,
    /// Marks that combine with what is before them.
    MARK,
    /// Digits and other numbers.
    NUMBER,
    /// Punctuation.
    PUNCTUATION,
    /// Symbols.
    SYMBOL,
    /// Spaces and separators of lines and paragraphs.
    SEPARATOR,
    /// Controls and formats.
    OTHER;

    static Category of(int codePoint) {
      return switch (Character.getType(codePoint)) {
        case Character.UPPERCASE_LETTER,
            Character.LOWERCASE_LETTER,
            Character.TITLECASE_LETTER,
            Character.MODIFIER_LETTER,
            Character.OTHER_LETTER ->
            LETTER;
        case Character.NON_SPACING_MARK,
            Character.ENCLOSING_MARK,
            Character.COMBINING_SPACING_MARK ->
            MARK;
        case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
            NUMBER;
        case Character.DASH_PUNCTUATION,
            Character.START_PUNCTUATION,
            Character.END_PUNCTUATION,
            Character.CONNECTOR_PUNCTUATION,
            Character.OTHER_PUNCTUATION,
            Character.INITIAL_QUOTE_PUNCTUATION,
            Character.FINAL_QUOTE_PUNCTUATION ->
            PUNCTUATION;
        case Character.MATH_SYMBOL,
            Character.CURRENCY_SYMBOL,
            Character.MODIFIER_SYMBOL,
            Character.OTHER_SYMBOL ->
            SYMBOL;
        case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
            SEPARATOR;
        default -> OTHER;
      };
    }
  }

  /// The table of what this JVM knows, without surrogates and private use.
  static CharacterTable of(int version) {
    Map<Integer, Entry> characters = new HashMap<>();
    Map<String, Integer> names = new HashMap<>();
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      int type = Character.getType(codePoint);
      if (type == Character.UNASSIGNED
          || type == Character.SURROGATE
          || type == Character.PRIVATE_USE) {
        continue;
      }
      String name = String.valueOf(Character.getName(codePoint));
      String block = String.valueOf(Character.UnicodeBlock.of(codePoint));
      characters.put(codePoint, new Entry(name, Category.of(codePoint), block));
      names.put(name, codePoint);
    }
    return new CharacterTable(version, characters, names);
  }
}
