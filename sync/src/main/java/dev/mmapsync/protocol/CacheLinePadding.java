package dev.mmapsync.protocol;

/// Keeps the fields of a subclass out of the cache lines of the object before it: two lines, since
/// processors fetch them in pairs.
///
/// Threads that write to neighbours would wait for each other otherwise.
@SuppressWarnings("UnusedVariable") // they are only there
abstract class CacheLinePadding {
  private long p00;
  private long p01;
  private long p02;
  private long p03;
  private long p04;
  private long p05;
  private long p06;
  private long p07;
  private long p08;
  private long p09;
  private long p10;
  private long p11;
  private long p12;
  private long p13;
  private long p14;
  private long p15;
}
