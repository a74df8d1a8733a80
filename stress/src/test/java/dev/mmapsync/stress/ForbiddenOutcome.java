package dev.mmapsync.stress;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/// What fails always: to see that a run fails with it.
@JCStressTest
@Outcome(expect = Expect.FORBIDDEN, desc = "whatever it is")
@State
public class ForbiddenOutcome {
  private int word;

  @Actor
  public void first() {
    word = 1;
  }

  @Actor
  public void second(I_Result r) {
    r.r1 = word;
  }
}
