package dev.mmapsync.archive.layout;

/// Strings to UTF-8, with lone surrogates reported instead of replaced.
public final class Utf8Encoder {
  /// How many bytes a `char` takes at most.
  public static final int MAX_BYTES_PER_CHAR = 3;

  private Utf8Encoder() {}

  /// Writes the bytes of `text` from index `at` on.
  ///
  /// @return the index behind them, or -1 - the index of the first lone surrogate in `text`
  public static int encode(String text, byte[] target, int at) {
    int length = text.length();
    int to = at;
    for (int i = 0; i < length; i++) {
      char unit = text.charAt(i);
      if (unit < 0x80) {
        target[to++] = (byte) unit;
      } else {
        int codePoint = text.codePointAt(i);
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
          return -1 - i;
        }
        i += Character.charCount(codePoint) - 1;
        for (long bytes = Utf8.encode(codePoint); bytes != 0; bytes >>>= Byte.SIZE) {
          target[to++] = (byte) bytes;
        }
      }
    }
    return to;
  }
}
