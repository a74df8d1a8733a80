package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.process.RustPeer;
import dev.mmapsync.system.program.LoadReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The readers of a run under load, of both languages, and the verdict on what they read.
///
/// Ours must have read nothing wrong that they were not told of. What the crate's have read is
/// printed: they can tear, and they can crash on what they have torn, and then another one starts.
final class LoadReaders implements AutoCloseable {
  /// How a reader of the crate takes what it reads.
  enum Crate {
    /// Looks before it follows a pointer, so that it counts what it has torn and lives.
    CAREFUL,
    /// As users do.
    TRUSTING
  }

  private final Path prefix;
  private final RustPeer peer = RustPeer.ofLoad();
  private final List<Child> ours = new ArrayList<>();
  private final List<CrateReader> theirs = new ArrayList<>();

  LoadReaders(Path prefix) {
    this.prefix = prefix;
  }

  /// Starts readers of ours that hold each snapshot up to so long, and waits until they read.
  LoadReaders withOurs(int count, Duration longestHold) {
    JavaProgram program = JavaProgram.of(LoadReader.class);
    List<Child> started = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      started.add(program.start(prefix, longestHold.toMillis()));
    }
    ours.addAll(started);
    started.forEach(reader -> reader.awaitLine("reading"));
    return this;
  }

  LoadReaders withTheirs(Crate kind) {
    theirs.add(new CrateReader(kind));
    return this;
  }

  /// A reader that crashed is followed by another.
  void restartTheCrashed() {
    theirs.forEach(CrateReader::restartIfCrashed);
  }

  /// Ends them all, and judges.
  ///
  /// A counter tells nothing: as long as no write has reset readers, whoever reads by it reads what
  /// is right. After a reset nobody does who has held for longer than the grace, nor those whose
  /// count such a reader took with it.
  ///
  /// @param resets how many a writer has reported
  /// @param shortestGrace of all writers
  void endAndJudge(long resets, Duration shortestGrace) {
    ours.forEach(Child::endInput);
    theirs.forEach(CrateReader::end);
    List<Tally> tallies = new ArrayList<>();
    for (Child reader : ours) {
      String line = reader.awaitLine("done");
      System.out.println("our reader: " + line);
      reader.awaitSuccess();
      tallies.add(Tally.of(line));
    }
    theirs.forEach(reader -> System.out.println(reader.describe()));
    boolean heldTooLong =
        theirs.stream().anyMatch(reader -> reader.crashes > 0)
            || longestHold(tallies) >= shortestGrace.toMillis();
    for (Tally tally : tallies) {
      assertThat(tally.get("torn")).as("wrong reads that are said to be intact").isZero();
      if (resets == 0 || !heldTooLong) {
        assertThat(tally.get("counted")).as("wrong reads by a counter").isZero();
      }
    }
  }

  private long longestHold(List<Tally> tallies) {
    long longest = 0;
    for (Tally tally : tallies) {
      longest = Math.max(longest, tally.get("longest"));
    }
    for (CrateReader reader : theirs) {
      longest = Math.max(longest, reader.longest);
    }
    return longest;
  }

  @Override
  public void close() {
    ours.forEach(Child::close);
    theirs.forEach(reader -> reader.child.close());
  }

  /// One reader of the crate after the other.
  private final class CrateReader {
    private final Crate kind;
    private Child child;
    private int crashes;
    private long reads;
    private long wrong;
    private long longest;

    CrateReader(Crate kind) {
      this.kind = kind;
      this.child = start();
    }

    private Child start() {
      return peer.start("read", prefix, kind.name().toLowerCase(Locale.ROOT));
    }

    void restartIfCrashed() {
      if (child.hasEnded()) {
        crashes++;
        child.awaitExit();
        child.lastLine("tally").ifPresent(this::add);
        child = start();
      }
    }

    void end() {
      restartIfCrashed();
      child.endInput();
      if (child.awaitExit() == 0) {
        child.lastLine("done").ifPresent(this::add);
      } else {
        crashes++;
        child.lastLine("tally").ifPresent(this::add);
      }
    }

    private void add(String line) {
      Tally tally = Tally.of(line);
      reads += tally.get("reads");
      wrong += tally.get("wrong");
      longest = Math.max(longest, tally.get("longest"));
    }

    String describe() {
      return "their reader, %s: reads=%d wrong=%d crashes=%d longest=%d"
          .formatted(kind, reads, wrong, crashes, longest);
    }
  }
}
