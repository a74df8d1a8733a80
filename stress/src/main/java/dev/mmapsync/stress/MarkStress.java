package dev.mmapsync.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.mmapsync.protocol.ReaderSlot;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JZ_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/// Marks: who reads bytes that were overwritten finds the mark behind them; and a mark is about one
/// hold, not about the next one.
public final class MarkStress {
  private static final int GENERATION = 0;

  private MarkStress() {}

  /// r1: what was read. r2: whether the reader is told that nothing happened.
  @JCStressTest
  @Outcome(id = "0, true", expect = ACCEPTABLE, desc = "before the eviction")
  @Outcome(id = "0, false", expect = ACCEPTABLE, desc = "evicted, and nothing overwritten yet")
  @Outcome(id = "7, false", expect = ACCEPTABLE, desc = "evicted, and told")
  @Outcome(id = "7, true", expect = FORBIDDEN, desc = "overwritten, and not told")
  @State
  public static class Eviction {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claim();
    private final long hold = slot.tryEnter(0);

    @Actor
    public void reader(JZ_Result r) {
      r.r1 = files.data(0);
      r.r2 = slot.isIntact(hold, GENERATION);
    }

    @Actor
    public void writer() {
      files.registry.evict(0, files.registry.hold(0), 0);
      files.write(0, 7);
    }
  }

  /// The mark looked at before the last use.
  @JCStressTest
  @Outcome(id = "7, true", expect = ACCEPTABLE_INTERESTING, desc = "overwritten, and not told")
  @Outcome(expect = ACCEPTABLE, desc = "lucky")
  @State
  public static class WithoutOrderOfTheReader {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claim();
    private final long hold = slot.tryEnter(0);

    @Actor
    public void reader(JZ_Result r) {
      r.r2 = slot.isIntact(hold, GENERATION);
      r.r1 = files.data(0);
    }

    @Actor
    public void writer() {
      files.registry.evict(0, files.registry.hold(0), 0);
      files.write(0, 7);
    }
  }

  /// The first byte before the mark.
  @JCStressTest
  @Outcome(id = "7, true", expect = ACCEPTABLE_INTERESTING, desc = "overwritten, and not told")
  @Outcome(expect = ACCEPTABLE, desc = "lucky")
  @State
  public static class WithoutOrderOfTheWriter {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claim();
    private final long hold = slot.tryEnter(0);

    @Actor
    public void reader(JZ_Result r) {
      r.r1 = files.data(0);
      r.r2 = slot.isIntact(hold, GENERATION);
    }

    @Actor
    public void writer() {
      files.write(0, 7);
      files.registry.evict(0, files.registry.hold(0), 0);
    }
  }

  /// A writer marks a hold that it has seen, and its reader has left and entered again meanwhile.
  /// r1: whether the new hold is marked.
  @JCStressTest
  @Outcome(id = "false", expect = ACCEPTABLE, desc = "a mark is about one hold")
  @Outcome(id = "true", expect = FORBIDDEN, desc = "the mark of another hold")
  @State
  public static class OfOneHold {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claim();
    private final long hold = slot.tryEnter(0);

    @Actor
    public void reader(Z_Result r) {
      slot.leave(hold);
      r.r1 = slot.isMarked(slot.tryEnter(0), 0);
    }

    @Actor
    public void writer() {
      files.registry.detach(0, hold, 0);
    }
  }

  /// A mark that is asked for its index only.
  @JCStressTest
  @Outcome(id = "true", expect = ACCEPTABLE_INTERESTING, desc = "the mark of another hold")
  @Outcome(id = "false", expect = ACCEPTABLE, desc = "lucky")
  @State
  public static class WithoutSequence {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claim();
    private final long hold = slot.tryEnter(0);

    @Actor
    public void reader(Z_Result r) {
      slot.leave(hold);
      long _ = slot.tryEnter(0);
      r.r1 = (files.registry.mark(0) & 1) != 0;
    }

    @Actor
    public void writer() {
      files.registry.detach(0, hold, 0);
    }
  }
}
