package dev.mmapsync.system.conformance;

import static dev.mmapsync.system.conformance.Party.SHORT;
import static dev.mmapsync.system.conformance.Sides.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What the crate's writer cannot do and ours can, whoever reads.
interface OurWriterContract extends Sides {
  @Test
  default void aWriterThatWouldRatherFailLeavesReadersWhatTheyHold() {
    String first = Contents.of(1, 4000);
    String third = Contents.of(3, 4000);
    writer().open(prefix(), "policy=fail");
    writer().writeRaw(first);
    reader().hold("a");
    writer().writeRaw(Contents.of(2, 4000));
    assertRefused("busy", () -> writer().writeRaw(third, SHORT));
    assertThat(reader().look("a")).isEqualTo(first);
    reader().release("a");
    assertThat(writer().writeRaw(third, SHORT).reset()).isFalse();
    assertThat(reader().readRaw().bytes()).isEqualTo(third);
  }
}
