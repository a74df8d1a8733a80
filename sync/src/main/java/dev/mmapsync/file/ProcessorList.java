package dev.mmapsync.file;

import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Lists of processors as Linux writes them: `0-3,8`.
///
/// Source: `Documentation/admin-guide/cputopology.rst` of Linux.
final class ProcessorList {
  private ProcessorList() {}

  /// The numbers in `list`.
  ///
  /// @throws IllegalArgumentException if it is no such list
  static int[] parse(String list) {
    return Stream.of(list.strip().split(",")).flatMapToInt(ProcessorList::range).toArray();
  }

  private static IntStream range(String range) {
    int dash = range.indexOf('-');
    int first = Integer.parseInt(dash < 0 ? range : range.substring(0, dash));
    int last = dash < 0 ? first : Integer.parseInt(range.substring(dash + 1));
    if (first < 0 || last < first) {
      throw new IllegalArgumentException("not a range of processors: range=" + range);
    }
    return IntStream.rangeClosed(first, last);
  }
}
