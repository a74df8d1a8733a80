package dev.mmapsync.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.mmapsync.os.MemoryBarrier;
import dev.mmapsync.protocol.ReaderSlot;
import dev.mmapsync.protocol.SlotScan;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// Entering without a fence, in a slot that one thread alone enters: the writer executes the fence
/// in the reader's thread, before it looks.
///
/// Both are of one process here, so the barrier is the one that a process executes in its own
/// threads. The one for others needs another process to reach all processors (`ProcessorTour`).
public final class FencelessStress {
  /// Whether `membarrier` reaches this process; where it does not, nobody enters without a fence.
  static final boolean HAS_BARRIER = MemoryBarrier.isAvailable() && MemoryBarrier.register();

  private FencelessStress() {}

  /// r1: the reader finds the new version. r2: the writer finds the reader.
  @JCStressTest
  @Outcome(id = "false, false", expect = FORBIDDEN, desc = "torn")
  @Outcome(expect = ACCEPTABLE, desc = "one sees the other")
  @State
  public static class Enter {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claimAlone();

    @Actor
    public void reader(ZZ_Result r) {
      long _ = slot.tryEnter(0);
      r.r1 = files.state.version() == SharedFiles.SECOND;
    }

    @Actor
    public void writer(ZZ_Result r) {
      files.state.publish(SharedFiles.SECOND);
      boolean _ = MemoryBarrier.issueHere();
      r.r2 = files.isHeld(0);
    }
  }

  /// The writer looks at once.
  @JCStressTest
  @Outcome(id = "false, false", expect = ACCEPTABLE_INTERESTING, desc = "torn")
  @Outcome(expect = ACCEPTABLE, desc = "one sees the other")
  @State
  public static class WithoutBarrier {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claimAlone();

    @Actor
    public void reader(ZZ_Result r) {
      long _ = slot.tryEnter(0);
      r.r1 = files.state.version() == SharedFiles.SECOND;
    }

    @Actor
    public void writer(ZZ_Result r) {
      files.state.publish(SharedFiles.SECOND);
      r.r2 = files.isHeld(0);
    }
  }

  /// The writer executes it behind its publication, and its next write does not. r1, r2: as above.
  @JCStressTest
  @Outcome(id = "false, false", expect = FORBIDDEN, desc = "torn")
  @Outcome(expect = ACCEPTABLE, desc = "one sees the other")
  @State
  public static class Prepared {
    private final SharedFiles files = new SharedFiles();
    private final SlotScan scan = files.scan();
    private final ReaderSlot slot = files.claimAlone();

    @Actor
    public void reader(ZZ_Result r) {
      long _ = slot.tryEnter(0);
      r.r1 = files.state.version() == SharedFiles.SECOND;
    }

    @Actor
    public void writer(ZZ_Result r) {
      files.state.publish(SharedFiles.SECOND);
      scan.prepare();
      r.r2 = scan.look(0) != 0;
    }
  }

  /// r1: a thread has entered. r2: the slot has been given back.
  @JCStressTest
  @Outcome(id = "true, true", expect = FORBIDDEN, desc = "entered a slot that was given back")
  @Outcome(expect = ACCEPTABLE, desc = "one of them, or neither: it is tried again")
  @State
  public static class GivenBack {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claimAlone();

    @Actor
    public void reader(ZZ_Result r) {
      r.r1 = slot.tryEnter(0) != ReaderSlot.NOT_ENTERED;
    }

    @Actor
    public void closer(ZZ_Result r) {
      r.r2 = slot.tryRetire();
    }
  }

  /// Given back without a barrier in the thread that may be entering.
  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE_INTERESTING, desc = "entered and given back")
  @Outcome(expect = ACCEPTABLE, desc = "one of them, or neither")
  @State
  public static class WithoutBarrierOfTheCloser {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claimAlone(() -> true);

    @Actor
    public void reader(ZZ_Result r) {
      r.r1 = slot.tryEnter(0) != ReaderSlot.NOT_ENTERED;
    }

    @Actor
    public void closer(ZZ_Result r) {
      r.r2 = slot.tryRetire();
    }
  }
}
