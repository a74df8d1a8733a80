package dev.mmapsync.system.conformance;

import static dev.mmapsync.system.PrefixFiles.hex;
import static dev.mmapsync.system.conformance.Party.PATIENT;
import static dev.mmapsync.system.conformance.Party.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// A writer of the crate comes to a prefix with a registry, of which it knows nothing: it sees
/// guards where our readers may have slots.
interface GuardContract extends Sides {
  /// Once for each data file; then our readers are counted, and it sees them.
  @Test
  default void theCrateGivesReadersThatItCannotSeeItsGrace() {
    publishTwiceWithSlots();
    assertThat(ours().fate("first")).isEqualTo("INTACT");

    assertThat(crate().writeRaw(Contents.of(3, 500), SHORT).reset()).isTrue();
    assertThat(ours().fate("first")).isEqualTo("UNKNOWN");
    assertThat(ours().fate("second")).as("still guarded").isEqualTo("INTACT");
    assertThat(crate().writeRaw(Contents.of(4, 500), SHORT).reset()).isTrue();
    assertThat(ours().fate("second")).isEqualTo("UNKNOWN");
    ours().release("first");
    ours().release("second");

    assertThat(hex(files().state())).endsWith(PublishingContract.NO_READERS);
    assertThat(ours().hold("counted").sequence()).isZero();
    assertThat(crate().writeRaw(Contents.of(5, 500), PATIENT).reset()).isFalse();
    assertThat(crate().writeRaw(Contents.of(6, 500), SHORT).reset()).as("counted").isTrue();
    ours().release("counted");
  }

  /// It knows of the foreign writer then, and so do those who were there all the time.
  @Test
  default void slotsAreUsedAgainWhenOurWriterComesBack() {
    publishTwiceWithSlots();
    crate().writeRaw(Contents.of(3, 500), SHORT);
    crate().unlock();
    ours().writeRaw(Contents.of(4, 500), SHORT);
    assertThat(hex(files().state())).endsWith(PublishingContract.GUARDS);
    assertThat(ours().fate("first")).isEqualTo("UNKNOWN");
    ours().release("first");
    ours().release("second");
    assertThat(ours().hold("recorded").sequence()).isEqualTo(3);
    assertThat(ours().fate("recorded")).isEqualTo("INTACT");
  }

  private void publishTwiceWithSlots() {
    ours().writeRaw(Contents.of(1, 500));
    ours().hold("first");
    ours().writeRaw(Contents.of(2, 500));
    ours().hold("second");
    ours().unlock();
    assertThat(hex(files().state())).endsWith(PublishingContract.GUARDS);
  }
}
