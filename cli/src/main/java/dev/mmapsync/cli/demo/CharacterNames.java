package dev.mmapsync.cli.demo;

import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.CodePoint;
import dev.mmapsync.archive.Unsigned;
import java.util.HashMap;
import java.util.Map;

/// The typed table of the demo: what the characters of the Basic Multilingual Plane are called.
///
/// @param edition which publication it is
/// @param names by code point
@Archive
public record CharacterNames(@Unsigned int edition, Map<@CodePoint Integer, String> names) {
  /// Code points from here on are not in the table: heaps are small.
  static final int END = Character.MIN_SUPPLEMENTARY_CODE_POINT;

  /// The table of what this JVM knows.
  static CharacterNames of(int edition) {
    Map<Integer, String> names = new HashMap<>();
    for (int codePoint = 0; codePoint < END; codePoint++) {
      String name = Character.getName(codePoint);
      if (name != null && !Character.isSurrogate((char) codePoint)) {
        names.put(codePoint, name);
      }
    }
    return new CharacterNames(edition, names);
  }
}
