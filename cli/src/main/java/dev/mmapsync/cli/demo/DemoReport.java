package dev.mmapsync.cli.demo;

import dev.mmapsync.cli.ExitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// What a demo has found; `demo --json` prints it, `docs/how-to/command-line.md` describes it.
///
/// @param input the file whose bytes were published
/// @param size bytes of the largest version
/// @param folder where the files were
/// @param publications how many versions were published, in both phases
/// @param resets how often readers were evicted after the grace; torn reads count only if it is 0
/// @param all the readers together
/// @param readers each reader for itself
/// @param heapCopiesBytes what as many copies of the largest version on the heap would take
/// @param typed what was found in the typed table
record DemoReport(
    String input,
    long size,
    String folder,
    long publications,
    long resets,
    Reader all,
    List<Reader> readers,
    long heapCopiesBytes,
    Typed typed) {

  /// What the demo ends with.
  ExitCode exitCode() {
    return all.torn() == 0 && typed.wrong() == 0 ? ExitCode.DONE : ExitCode.WRONG_CONTENT;
  }

  /// A table of a type of its own, `Map<@CodePoint Integer, String>`, read in place.
  ///
  /// @param publications how many versions of it
  /// @param bytes of one version
  /// @param names entries, each of which each reader compared
  /// @param wrong how many of those were wrong, for all readers together
  /// @param lookups reads with a lookup that were timed, of all readers
  /// @param nanosPerLookup read, look up, take the length, close: mean of the readers' medians
  record Typed(
      long publications, long bytes, long names, long wrong, long lookups, double nanosPerLookup) {

    static Typed of(Answer.Published published, List<Answer.LookedUp> readers) {
      return new Typed(
          published.publications(),
          published.bytes() / published.publications(),
          readers.getFirst().names(),
          readers.stream().mapToLong(Answer.LookedUp::wrong).sum(),
          readers.stream().mapToLong(Answer.LookedUp::lookups).sum(),
          Math.round(
                  10
                      * readers.stream()
                          .mapToDouble(Answer.LookedUp::nanosPerLookup)
                          .average()
                          .orElse(0))
              / 10.0);
    }
  }

  /// One reader, or all together.
  ///
  /// @param verifiedReads snapshots whose every byte was compared
  /// @param verifiedBytes bytes of those
  /// @param torn how many of those were not whole
  /// @param versionsSeen how many different versions; of all: the most that one has seen
  /// @param timedReads reads of one field
  /// @param nanosPerRead median; of all: the mean of theirs
  /// @param visible from publication to first sight, null if no version was seen to appear
  /// @param pssBytes memory, shared pages in equal parts; null where the system does not tell
  /// @param snapshotPssBytes the part of it that is the snapshot
  record Reader(
      long verifiedReads,
      long verifiedBytes,
      long torn,
      long versionsSeen,
      long timedReads,
      double nanosPerRead,
      @Nullable Delay visible,
      @Nullable Long pssBytes,
      @Nullable Long snapshotPssBytes) {

    /// Puts the answers of one reader together.
    static Reader of(
        Answer.Verified verified, Answer.Timed timed, Answer.Memory memory, long[] delays) {
      return new Reader(
          verified.reads(),
          verified.bytes(),
          verified.torn(),
          verified.versions() + timed.versions(),
          timed.reads(),
          timed.nanosPerRead(),
          Delay.of(delays),
          memory.pss(),
          memory.snapshotPss());
    }

    /// All of `readers` together.
    static Reader sum(List<Reader> readers, long[] delays) {
      return new Reader(
          readers.stream().mapToLong(Reader::verifiedReads).sum(),
          readers.stream().mapToLong(Reader::verifiedBytes).sum(),
          readers.stream().mapToLong(Reader::torn).sum(),
          readers.stream().mapToLong(Reader::versionsSeen).max().orElse(0),
          readers.stream().mapToLong(Reader::timedReads).sum(),
          Math.round(10 * readers.stream().mapToDouble(Reader::nanosPerRead).average().orElse(0))
              / 10.0,
          Delay.of(delays),
          sumIfKnown(readers, Reader::pssBytes),
          sumIfKnown(readers, Reader::snapshotPssBytes));
    }

    private static @Nullable Long sumIfKnown(
        List<Reader> readers, Function<Reader, @Nullable Long> part) {
      long sum = 0;
      for (Reader reader : readers) {
        Long known = part.apply(reader);
        if (known == null) {
          return null;
        }
        sum += known;
      }
      return sum;
    }
  }

  /// From publication to first sight, in nanoseconds.
  record Delay(long p50Nanos, long p99Nanos) {
    static @Nullable Delay of(long[] nanos) {
      long[] sorted = nanos.clone();
      Arrays.sort(sorted);
      return sorted.length == 0 ? null : new Delay(rank(sorted, 50), rank(sorted, 99));
    }

    /// The smallest of `sorted` that `percent` of all do not exceed.
    private static long rank(long[] sorted, int percent) {
      return sorted[(int) Math.ceilDiv((long) sorted.length * percent, 100L) - 1];
    }
  }

  /// All readers of a demo, from their answers and the writer's.
  static List<Reader> readers(
      Answer.Published published,
      List<Answer.Verified> verified,
      List<Answer.Timed> timed,
      List<Answer.Memory> memory) {
    List<Reader> readers = new ArrayList<>();
    for (int i = 0; i < timed.size(); i++) {
      long[] delays = delays(published, timed.get(i)).toArray();
      readers.add(Reader.of(verified.get(i), timed.get(i), memory.get(i), delays));
    }
    return readers;
  }

  /// How long after its publication the reader saw each edition that both have noted.
  ///
  /// `System.nanoTime` has one origin for all processes of a Linux machine.
  static LongStream delays(Answer.Published published, Answer.Timed timed) {
    LongStream.Builder delays = LongStream.builder();
    timed
        .nanos()
        .forEach(
            (number, seen) -> {
              Long at = published.nanos().get(number);
              if (at != null) {
                delays.add(seen - at);
              }
            });
    return delays.build();
  }
}
