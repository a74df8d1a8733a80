package dev.mmapsync.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.mmapsync.protocol.ReaderSlot;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;
import org.openjdk.jcstress.infra.results.ZJ_Result;

/// Leaving: what was read before it was read when the writer sees it, and no counter goes below 0.
public final class LeaveStress {
  private static final int READER = 1;
  private static final int GUARD_ALONE = 0x4000_0000;

  private LeaveStress() {}

  /// r1: the writer found nobody, and has overwritten. r2: what the reader has read.
  @JCStressTest
  @Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "still there")
  @Outcome(id = "true, 0", expect = ACCEPTABLE, desc = "overwritten after it was read")
  @Outcome(id = ".*, 7", expect = FORBIDDEN, desc = "read after it was overwritten")
  @State
  public static class Slot {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claim();
    private final long hold = slot.tryEnter(0);

    @Actor
    public void reader(ZJ_Result r) {
      r.r2 = files.data(0);
      slot.leave(hold);
    }

    @Actor
    public void writer(ZJ_Result r) {
      if (!files.isHeld(0)) {
        r.r1 = true;
        files.write(0, 7);
      }
    }
  }

  /// Left before the last use.
  @JCStressTest
  @Outcome(id = ".*, 7", expect = ACCEPTABLE_INTERESTING, desc = "read after it was overwritten")
  @Outcome(expect = ACCEPTABLE, desc = "lucky")
  @State
  public static class WithoutOrder {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claim();
    private final long hold = slot.tryEnter(0);

    @Actor
    public void reader(ZJ_Result r) {
      slot.leave(hold);
      r.r2 = files.data(0);
    }

    @Actor
    public void writer(ZJ_Result r) {
      if (!files.isHeld(0)) {
        r.r1 = true;
        files.write(0, 7);
      }
    }
  }

  /// A reader leaves its counter while the writer sets it to 0. r1: what is in it afterwards.
  @JCStressTest
  @Outcome(id = "" + GUARD_ALONE, expect = ACCEPTABLE, desc = "the guard alone")
  @Outcome(expect = FORBIDDEN, desc = "a count that nobody takes back, or no guard")
  @State
  public static class CounterAndReset {
    private final SharedFiles files = new SharedFiles();

    public CounterAndReset() {
      files.state.enter(0);
    }

    @Actor
    public void reader() {
      files.state.leave(0);
    }

    @Actor
    public void writer() {
      files.state.resetReaders(0, true);
    }

    @Arbiter
    public void afterwards(J_Result r) {
      r.r1 = files.state.readers(0);
    }
  }

  /// Two readers leave theirs at once.
  @JCStressTest
  @Outcome(id = "" + GUARD_ALONE, expect = ACCEPTABLE, desc = "the guard alone")
  @Outcome(expect = FORBIDDEN, desc = "a lost leave")
  @State
  public static class TwoOnOneCounter {
    private final SharedFiles files = new SharedFiles();

    public TwoOnOneCounter() {
      files.state.enter(0);
      files.state.enter(0);
    }

    @Actor
    public void first() {
      files.state.leave(0);
    }

    @Actor
    public void second() {
      files.state.leave(0);
    }

    @Arbiter
    public void afterwards(J_Result r) {
      r.r1 = files.state.readers(0);
    }
  }

  /// As the Rust crate leaves: a subtraction, whatever is there.
  @JCStressTest
  @Outcome(id = "" + (GUARD_ALONE - READER), expect = ACCEPTABLE_INTERESTING, desc = "below 0")
  @Outcome(id = "" + GUARD_ALONE, expect = ACCEPTABLE, desc = "lucky")
  @State
  public static class WithoutCompare {
    private final SharedFiles files = new SharedFiles();

    public WithoutCompare() {
      files.state.enter(0);
    }

    @Actor
    public void reader() {
      files.leaveBlindly(0);
    }

    @Actor
    public void writer() {
      files.state.resetReaders(0, true);
    }

    @Arbiter
    public void afterwards(J_Result r) {
      r.r1 = files.state.readers(0);
    }
  }
}
