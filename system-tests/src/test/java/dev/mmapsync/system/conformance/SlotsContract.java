package dev.mmapsync.system.conformance;

import static dev.mmapsync.system.conformance.Party.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What only two sides of this library can do, with a registry between them.
interface SlotsContract extends Sides {
  @Test
  default void aReaderKeepsWhatItHoldsWhereFilesAreDetached() {
    String first = Contents.of(1, 4000);
    writer().open(prefix(), "policy=detach");
    writer().writeRaw(first);
    reader().hold("a");
    writer().writeRaw(Contents.of(2, 4000));
    String third = Contents.of(3, 4000);
    assertThat(writer().writeRaw(third, PATIENT))
        .isEqualTo(new Party.Written(4000, false, 0, 0, 1));
    assertThat(reader().look("a")).isEqualTo(first);
    assertThat(reader().fate("a")).isEqualTo("INTACT");
    assertThat(reader().readRaw().bytes()).isEqualTo(third);
    reader().release("a");
  }

  @Test
  default void readersKnowTheNumberOfAPublication() {
    for (int number = 1; number <= 3; number++) {
      writer().write("hello");
      assertThat(reader().readRaw().sequence()).isEqualTo(number);
    }
  }
}
