package dev.mmapsync.benchmarks.race;

/// What a figure is shown in, and which way is better.
enum Unit {
  NANOSECONDS("ns", 1, true),
  MICROSECONDS("µs", 1e3, true),
  MILLISECONDS("ms", 1e6, true),
  MILLION_A_SECOND("million/s", 1, false),
  WRITES_A_SECOND("writes/s", 1, false),
  MEBIBYTES("MiB", 1 << 20, true);

  final String symbol;
  private final double size;
  private final boolean lessIsBetter;

  Unit(String symbol, double size, boolean lessIsBetter) {
    this.symbol = symbol;
    this.size = size;
    this.lessIsBetter = lessIsBetter;
  }

  /// A figure as the programs print it, in this unit.
  double of(double printed) {
    return printed / size;
  }

  /// Below 1 means that ours is better.
  double ratio(double ours, double theirs) {
    return lessIsBetter ? ours / theirs : theirs / ours;
  }
}
