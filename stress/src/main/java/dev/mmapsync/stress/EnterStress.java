package dev.mmapsync.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.mmapsync.protocol.ReaderSlot;
import dev.mmapsync.protocol.StateLayout;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// Entering and publishing: a reader enters and then loads the version, a writer publishes and then
/// looks who has entered. One of them sees the other.
///
/// r1: the reader finds the new version. r2: the writer finds the reader.
public final class EnterStress {
  private EnterStress() {}

  /// Through a slot.
  @JCStressTest
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the writer was first")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the reader was first")
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "both at once")
  @Outcome(id = "false, false", expect = FORBIDDEN, desc = "torn")
  @State
  public static class Slot {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claim();

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

  /// A store in the place of the locked instruction.
  @JCStressTest
  @Outcome(id = "false, false", expect = ACCEPTABLE_INTERESTING, desc = "torn")
  @Outcome(expect = ACCEPTABLE, desc = "one sees the other")
  @State
  public static class WithoutFence {
    private final SharedFiles files = new SharedFiles();

    @Actor
    public void reader(ZZ_Result r) {
      files.enterWithoutFence(0);
      r.r1 = files.state.version() == SharedFiles.SECOND;
    }

    @Actor
    public void writer(ZZ_Result r) {
      files.state.publish(SharedFiles.SECOND);
      r.r2 = files.isHeld(0);
    }
  }

  /// A publication that is only a release.
  @JCStressTest
  @Outcome(id = "false, false", expect = ACCEPTABLE_INTERESTING, desc = "torn")
  @Outcome(expect = ACCEPTABLE, desc = "one sees the other")
  @State
  public static class WithoutFenceOfTheWriter {
    private final SharedFiles files = new SharedFiles();
    private final ReaderSlot slot = files.claim();

    @Actor
    public void reader(ZZ_Result r) {
      long _ = slot.tryEnter(0);
      r.r1 = files.state.version() == SharedFiles.SECOND;
    }

    @Actor
    public void writer(ZZ_Result r) {
      files.publishByRelease(SharedFiles.SECOND);
      r.r2 = files.isHeld(0);
    }
  }

  /// By a counter.
  @JCStressTest
  @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the writer was first")
  @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the reader was first")
  @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "both at once")
  @Outcome(id = "false, false", expect = FORBIDDEN, desc = "torn")
  @State
  public static class OneCounter {
    private final SharedFiles files = new SharedFiles();

    @Actor
    public void reader(ZZ_Result r) {
      files.state.enter(0);
      r.r1 = files.state.version() == SharedFiles.SECOND;
    }

    @Actor
    public void writer(ZZ_Result r) {
      files.state.publish(SharedFiles.SECOND);
      r.r2 = StateLayout.count(files.state.readers(0)) != 0;
    }
  }

  /// By a counter that is stored without a fence.
  @JCStressTest
  @Outcome(id = "false, false", expect = ACCEPTABLE_INTERESTING, desc = "torn")
  @Outcome(expect = ACCEPTABLE, desc = "one sees the other")
  @State
  public static class WithoutFenceOfTheCounter {
    private final SharedFiles files = new SharedFiles();

    @Actor
    public void reader(ZZ_Result r) {
      files.countWithoutFence(0);
      r.r1 = files.state.version() == SharedFiles.SECOND;
    }

    @Actor
    public void writer(ZZ_Result r) {
      files.state.publish(SharedFiles.SECOND);
      r.r2 = StateLayout.count(files.state.readers(0)) != 0;
    }
  }
}
