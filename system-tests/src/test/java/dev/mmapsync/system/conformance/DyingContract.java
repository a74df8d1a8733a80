package dev.mmapsync.system.conformance;

import static dev.mmapsync.system.conformance.Party.PATIENT;
import static dev.mmapsync.system.conformance.Party.SHORT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.system.Example;
import dev.mmapsync.system.PrefixFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What only processes can do: end, be killed, and have a umask of their own.
interface DyingContract extends Sides {
  @Test
  default void theLockOfAWriterThatExitsIsFree() {
    LockContract.assertKeepsOut(prefix(), writer(), reader(), Party::exit);
  }

  @Test
  default void theLockOfTheOtherSideThatExitsIsFree() {
    LockContract.assertKeepsOut(prefix(), reader(), writer(), Party::exit);
  }

  @Test
  default void theLockOfAWriterThatIsKilledIsFree() {
    LockContract.assertKeepsOut(prefix(), writer(), reader(), Party::kill);
  }

  @Test
  default void theLockOfTheOtherSideThatIsKilledIsFree() {
    LockContract.assertKeepsOut(prefix(), reader(), writer(), Party::kill);
  }

  @Test
  default void whatADeadWriterPublishedStaysReadable() {
    writer().write("hello");
    writer().kill();
    reader().assertReads("hello");
    assertThat(reader().hold("a").bytes()).isEqualTo(Example.ARCHIVE);
    reader().write("hello");
    assertThat(reader().look("a")).isEqualTo(Example.ARCHIVE);
  }

  /// The kernel tells of a slot whose owner is dead, and nobody waits. A counter tells nothing: its
  /// reader is waited for, and then as if it had never been.
  @Test
  default void aReaderThatIsKilledWhileItHoldsCostsNothingWithASlotAndAGraceWithout() {
    String first = Contents.of(1, 4000);
    writer().writeRaw(first);
    reader().hold("a");
    writer().writeRaw(Contents.of(2, 4000));
    reader().kill();
    boolean slot = registersInSlots();
    assertThat(writer().writeRaw(first, slot ? PATIENT : SHORT))
        .isEqualTo(new Party.Written(4000, !slot, slot ? 1 : 0, 0, 0));
    assertThat(writer().writeRaw(first, PATIENT).reset()).isFalse();
    assertThat(writer().writeRaw(first, PATIENT))
        .isEqualTo(new Party.Written(4000, false, 0, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"022", "007", "077"})
  default void newFilesHaveTheirModesLessTheUmaskOfTheWriter(String umask) {
    PrefixFiles made = new PrefixFiles(folder().resolve("made"));
    try (Party party =
        Party.startAfter("umask " + umask, writer().side(), writer().keepsRegistry())) {
      party.open(made.prefix());
      FilesContract.assertModes(made, party, Integer.parseInt(umask, 8));
    }
  }
}
