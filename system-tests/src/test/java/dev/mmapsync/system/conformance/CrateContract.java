package dev.mmapsync.system.conformance;

import static dev.mmapsync.system.conformance.Sides.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What users of the crate have to know who let our processes write its prefixes.
interface CrateContract extends Sides {
  /// Its default: then it is for its users to see to it that nobody else writes.
  @Test
  default void theCrateWithoutItsLockSeesOursNot() {
    ours().write("hello");
    crate().open(prefix(), "lock=off");
    assertThat(crate().write("hello").size()).isEqualTo(36);
    assertThat(ours().write("hello").size()).isEqualTo(36);
    crate().open(prefix());
    assertRefused("locked", () -> crate().write("hello"));
  }

  /// It gives away the buffer for archives before it looks at the lock. So a standby writer of the
  /// crate needs a new synchronizer, or writes archives that it has made itself.
  @Test
  default void aTypedWriteThatWasRefusedIsTheLastOfItsWriterInTheCrate() {
    ours().write("hello");
    assertRefused("locked", () -> crate().write("hello"));
    ours().unlock();
    assertRefused("value", () -> crate().write("hello"));
    crate().unlock();
    assertThat(crate().write("hello").size()).isEqualTo(36);
    assertRefused("locked", () -> ours().write("hello"));
    crate().unlock();
    assertThat(ours().write("hello").size()).as("ours is none the worse").isEqualTo(36);
  }
}
