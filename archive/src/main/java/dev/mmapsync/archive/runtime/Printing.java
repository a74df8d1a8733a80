package dev.mmapsync.archive.runtime;

/// Values as Rust's `Debug` prints them.
final class Printing {
  private Printing() {}

  static void number(StringBuilder out, int value, IntCodec.Kind kind) {
    switch (kind) {
      case SIGNED -> out.append(value);
      case UNSIGNED -> out.append(Integer.toUnsignedString(value));
      case CODE_POINT -> {
        out.append('\'');
        escaped(out, value, '\'');
        out.append('\'');
      }
    }
  }

  static void text(StringBuilder out, String text) {
    out.append('"');
    text.codePoints().forEach(codePoint -> escaped(out, codePoint, '"'));
    out.append('"');
  }

  private static void escaped(StringBuilder out, int codePoint, char quote) {
    switch (codePoint) {
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\0' -> out.append("\\0");
      case '\\' -> out.append("\\\\");
      default -> {
        if (codePoint == quote) {
          out.append('\\').append(quote);
        } else if (Character.isValidCodePoint(codePoint) && !Character.isISOControl(codePoint)) {
          out.appendCodePoint(codePoint);
        } else {
          out.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
        }
      }
    }
  }
}
