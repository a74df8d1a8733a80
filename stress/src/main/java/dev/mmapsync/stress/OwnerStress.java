package dev.mmapsync.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.mmapsync.protocol.ReaderSlot;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// Slots that change their owner: who enters late does not enter.
public final class OwnerStress {
  private OwnerStress() {}

  private static boolean enters(ReaderSlot slot) {
    return slot.tryEnter(0) != ReaderSlot.NOT_ENTERED;
  }

  /// Two threads enter one slot. r1, r2: they have.
  @JCStressTest
  @Outcome(
      id = {"true, false", "false, true"},
      expect = ACCEPTABLE,
      desc = "one of them")
  @Outcome(expect = FORBIDDEN, desc = "both, or none")
  @State
  public static class TwoThreads {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claim();

    @Actor
    public void first(ZZ_Result r) {
      r.r1 = enters(slot);
    }

    @Actor
    public void second(ZZ_Result r) {
      r.r2 = enters(slot);
    }
  }

  /// r1: a thread has entered. r2: the slot has been given back.
  @JCStressTest
  @Outcome(id = "true, true", expect = FORBIDDEN, desc = "entered a slot that was given back")
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "neither: it is tried again")
  @Outcome(expect = ACCEPTABLE, desc = "one of them")
  @State
  public static class GivenBack {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claim();

    @Actor
    public void reader(ZZ_Result r) {
      r.r1 = enters(slot);
    }

    @Actor
    public void closer(ZZ_Result r) {
      r.r2 = slot.tryRetire();
    }
  }

  /// Given back if it seems to be idle.
  @JCStressTest
  @Outcome(id = "true, true", expect = ACCEPTABLE_INTERESTING, desc = "entered and given back")
  @Outcome(expect = ACCEPTABLE, desc = "lucky")
  @State
  public static class WithoutCompare {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claim();

    @Actor
    public void reader(ZZ_Result r) {
      r.r1 = enters(slot);
    }

    @Actor
    public void closer(ZZ_Result r) {
      r.r2 = files.retireWithoutCompare();
    }
  }

  /// A slot that has been given back and claimed by another process. r1: a thread of the owner
  /// before has entered. r2: the new owner has.
  @JCStressTest
  @Outcome(id = "true, true", expect = FORBIDDEN, desc = "two owners in one slot")
  @Outcome(expect = ACCEPTABLE, desc = "one of them")
  @State
  public static class NextOwner {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claim();

    @Actor
    public void late(ZZ_Result r) {
      r.r1 = enters(slot);
    }

    @Actor
    public void next(ZZ_Result r) {
      r.r2 = slot.tryRetire() && enters(files.claim());
    }
  }
}
