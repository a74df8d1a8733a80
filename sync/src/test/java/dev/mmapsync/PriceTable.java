package dev.mmapsync;

/// A value of the tests: a time, and as many prices as one wants, all of which follow from the
/// time.
///
/// @param time which tells this table from others
/// @param count number of prices
record PriceTable(long time, int count) {

  /// The price that a whole table has at `index`.
  static long price(long time, int index) {
    long mixed = (time * 0x9E3779B97F4A7C15L) ^ index;
    return (mixed ^ mixed >>> 29) * 0xBF58476D1CE4E5B9L;
  }
}
