package dev.mmapsync.benchmarks.race;

import java.math.BigDecimal;
import java.math.MathContext;

/// One line of the result: medians, in `unit`.
///
/// @param ratio below 1 means that ours is better: a time by theirs, or a rate of theirs by ours
record Row(String work, String peer, double ours, double theirs, String unit, double ratio) {
  private static final MathContext DIGITS = new MathContext(3);

  static Row of(String work, String peer, double ours, double theirs, Unit unit) {
    double inOurs = unit.of(ours);
    double inTheirs = unit.of(theirs);
    return new Row(
        work,
        peer,
        rounded(inOurs),
        rounded(inTheirs),
        unit.symbol,
        rounded(unit.ratio(inOurs, inTheirs)));
  }

  private static double rounded(double value) {
    return BigDecimal.valueOf(value).round(DIGITS).doubleValue();
  }
}
