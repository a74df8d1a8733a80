package dev.mmapsync.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Sizes in bytes as people write and read them: `64M`, `16.0 MiB`. Units are powers of 1024.
public final class ByteCount implements ITypeConverter<Long> {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,12})([KMGT]?)(?:I?B)?");
  private static final String UNITS = "KMGT";
  private static final int UNIT = 1024;

  /// For picocli.
  public ByteCount() {}

  @Override
  public Long convert(String written) {
    Matcher matcher = WRITTEN.matcher(written.toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "not a size in bytes (such as 65536, 64K, 16M, 2G): '" + written + "'");
    }
    String unit = matcher.group(2);
    long factor = unit.isEmpty() ? 1 : power(UNITS.indexOf(unit) + 1);
    try {
      return Math.multiplyExact(Long.parseLong(matcher.group(1)), factor);
    } catch (ArithmeticException _) {
      throw new TypeConversionException("too large: '" + written + "'");
    }
  }

  /// `bytes` with one digit after the point and a unit: `16.0 MiB`; below 1 KiB `36 B`.
  public static String text(long bytes) {
    int unit = -1;
    double value = bytes;
    // 1023.95 would be printed as 1024.0
    while (value >= UNIT - 0.05 && unit < UNITS.length() - 1) {
      value /= UNIT;
      unit++;
    }
    return unit < 0
        ? bytes + " B"
        : String.format(Locale.ROOT, "%.1f %siB", value, UNITS.charAt(unit));
  }

  private static long power(int exponent) {
    return 1L << (10 * exponent);
  }
}
