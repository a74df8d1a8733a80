package dev.mmapsync.stress;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZJZ_Result;

/// Publishing: whoever loads a version finds its bytes and its record.
///
/// r1: the new version. r2: the bytes. r3: the record is the whole one of that version.
public final class PublicationStress {
  private static final long SEQUENCE = 2;

  private PublicationStress() {}

  /// In the order of a write.
  @JCStressTest
  @Outcome(id = "false, .*, .*", expect = ACCEPTABLE, desc = "not published yet")
  @Outcome(id = "true, 7, true", expect = ACCEPTABLE, desc = "published")
  @Outcome(expect = FORBIDDEN, desc = "half published")
  @State
  public static class Write {
    private final SharedFiles files = new SharedFiles();

    @Actor
    public void writer() {
      files.write(1, 7);
      files.registry.record(1, SharedFiles.record(SharedFiles.SECOND, SEQUENCE));
      files.state.publish(SharedFiles.SECOND);
    }

    @Actor
    public void reader(ZJZ_Result r) {
      read(files, r);
    }
  }

  /// The version first.
  @JCStressTest
  @Outcome(id = "false, .*, .*", expect = ACCEPTABLE, desc = "not published yet")
  @Outcome(id = "true, 7, true", expect = ACCEPTABLE, desc = "lucky")
  @Outcome(id = "true, .*, .*", expect = ACCEPTABLE_INTERESTING, desc = "half published")
  @State
  public static class WithoutOrder {
    private final SharedFiles files = new SharedFiles();

    @Actor
    public void writer() {
      files.state.publish(SharedFiles.SECOND);
      files.registry.record(1, SharedFiles.record(SharedFiles.SECOND, SEQUENCE));
      files.write(1, 7);
    }

    @Actor
    public void reader(ZJZ_Result r) {
      read(files, r);
    }
  }

  private static void read(SharedFiles files, ZJZ_Result r) {
    r.r1 = files.state.version() == SharedFiles.SECOND;
    r.r2 = files.data(1);
    r.r3 = files.registry.recordOf(1).equals(SharedFiles.record(SharedFiles.SECOND, SEQUENCE));
  }

  /// A record that is written over: whoever finds its word in the end has found all of it. As a
  /// reader with a slot, who compares the record twice. r1: it has the word of the new one.
  @JCStressTest
  @Outcome(id = "false, .*, .*", expect = ACCEPTABLE, desc = "not recorded yet")
  @Outcome(id = "true, .*, true", expect = ACCEPTABLE, desc = "recorded")
  @Outcome(expect = FORBIDDEN, desc = "two records mixed")
  @State
  public static class RecordWrittenOver {
    private final SharedFiles files = new SharedFiles();

    @Actor
    public void writer() {
      files.registry.record(0, SharedFiles.record(SharedFiles.SECOND, SEQUENCE));
    }

    @Actor
    public void reader(ZJZ_Result r) {
      var record = files.registry.recordOf(0);
      r.r1 = record.word() == SharedFiles.SECOND;
      r.r3 = record.equals(SharedFiles.record(SharedFiles.SECOND, SEQUENCE));
    }
  }
}
