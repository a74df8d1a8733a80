package dev.mmapsync.system.conformance;

import static dev.mmapsync.system.PrefixFiles.hex;
import static dev.mmapsync.system.conformance.Party.PATIENT;
import static dev.mmapsync.system.conformance.Party.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.InstanceVersion;
import org.junit.jupiter.api.Test;

/// Snapshots that are held: what they are in the way of, for how long, and what becomes of those
/// that are held for longer than the grace.
interface HoldingContract extends Sides {
  String FIRST = Contents.of(1, 4000);
  String SECOND = Contents.of(2, 4000);
  String THIRD = Contents.of(3, 4000);

  /// So often a test looks whether a writer waits. It would have written before the second look.
  int LOOKS = 100;

  @Test
  default void aHoldIsInTheWayOfItsOwnDataFileOnly() {
    writer().writeRaw(FIRST);
    assertThat(reader().hold("a").bytes()).isEqualTo(FIRST);
    assertThat(writer().writeRaw(SECOND, PATIENT).reset()).isFalse();
    assertThat(reader().look("a")).isEqualTo(FIRST);
    assertThat(reader().hold("b").bytes()).isEqualTo(SECOND);
    assertThat(reader().look("a")).isEqualTo(FIRST);
    reader().release("a");
    assertThat(writer().writeRaw(THIRD, PATIENT).reset()).isFalse();
    assertThat(reader().look("b")).isEqualTo(SECOND);
    reader().release("b");
  }

  @Test
  default void aWriterWaitsUntilTheReaderLetsGo() {
    writer().writeRaw(FIRST);
    reader().hold("a");
    writer().writeRaw(SECOND);
    InstanceVersion second = reader().version();
    writer().beginWriteRaw(THIRD, PATIENT);
    for (int look = 0; look < LOOKS; look++) {
      assertThat(reader().look("a")).isEqualTo(FIRST);
      assertThat(reader().version()).isEqualTo(second);
    }
    reader().release("a");
    assertThat(writer().endWrite()).isEqualTo(new Party.Written(4000, false, 0, 0, 0));
    assertThat(reader().readRaw().bytes()).isEqualTo(THIRD);
  }

  /// Two of them; the second one is in the way as well when the first has gone.
  @Test
  default void aWriterWaitsForAllHoldsOfADataFile() {
    writer().writeRaw(FIRST);
    reader().hold("a");
    reader().hold("b");
    writer().writeRaw(SECOND);
    reader().release("a");
    InstanceVersion second = reader().version();
    writer().beginWriteRaw(THIRD, PATIENT);
    for (int look = 0; look < LOOKS; look++) {
      assertThat(reader().look("b")).isEqualTo(FIRST);
      assertThat(reader().version()).isEqualTo(second);
    }
    reader().release("b");
    assertThat(writer().endWrite().reset()).isFalse();
  }

  /// With a slot it is evicted, and told so. Where it is counted, by us or by the crate, the
  /// counter is reset; our snapshot then says that it does not know, and the crate says nothing.
  @Test
  default void aHoldBeyondTheGraceIsOverwrittenAndReported() {
    writer().writeRaw(FIRST);
    reader().hold("a");
    writer().writeRaw(SECOND);
    Party.Written third = writer().writeRaw(THIRD, SHORT);
    assertThat(third).isEqualTo(new Party.Written(4000, true, 0, registersInSlots() ? 1 : 0, 0));
    assertThat(reader().look("a")).isEqualTo(THIRD);
    assertThat(reader().fate("a")).isEqualTo(fateBeyondTheGrace());
    assertThat(reader().readRaw().bytes()).isEqualTo(THIRD);
    reader().release("a");
  }

  private String fateBeyondTheGrace() {
    if (reader().side().isCrate()) {
      return "UNTOLD";
    }
    return registersInSlots() ? "EVICTED" : "UNKNOWN";
  }

  /// Its counter was reset: ours stops at zero, that of the crate goes below and holds up the next
  /// write of the data file for a grace.
  @Test
  default void aLateReleaseCostsAGraceWhereTheCrateReads() {
    boolean crate = reader().side().isCrate();
    writer().writeRaw(FIRST);
    reader().hold("a");
    writer().writeRaw(SECOND);
    writer().writeRaw(THIRD, SHORT);
    int before = counterOfFirst();
    reader().release("a");
    assertThat(before).isEqualTo(writer().keepsRegistry() ? 1 << 30 : 0);
    assertThat(counterOfFirst()).isEqualTo(crate ? before - 1 : before);

    assertThat(writer().writeRaw(SECOND, PATIENT).reset()).isFalse();
    assertThat(writer().writeRaw(FIRST, SHORT).reset()).isEqualTo(crate);
    assertThat(writer().writeRaw(SECOND, PATIENT).reset()).isFalse();
    assertThat(writer().writeRaw(FIRST, PATIENT).reset()).isFalse();
    assertThat(reader().readRaw().bytes()).isEqualTo(FIRST);
  }

  private int counterOfFirst() {
    return Integer.reverseBytes(
        Integer.parseUnsignedInt(hex(files().state()).substring(16, 24), 16));
  }
}
