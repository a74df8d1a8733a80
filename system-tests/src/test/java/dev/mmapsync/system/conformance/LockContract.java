package dev.mmapsync.system.conformance;

import static dev.mmapsync.system.conformance.Sides.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mmapsync.InstanceVersion;
import dev.mmapsync.Synchronizer;
import dev.mmapsync.WriteLockException;
import dev.mmapsync.system.Example;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Whoever has written keeps the other side from writing, until it lets go.
interface LockContract extends Sides {
  @Test
  default void theWriterKeepsTheOtherSideOutUntilItUnlocks() {
    assertKeepsOut(prefix(), writer(), reader(), Party::unlock);
  }

  @Test
  default void theOtherSideKeepsTheWriterOutUntilItUnlocks() {
    assertKeepsOut(prefix(), reader(), writer(), Party::unlock);
  }

  @Test
  default void theOtherSideMayReadWhileTheLockIsHeld() {
    writer().write("hello");
    reader().assertReads("hello");
    writer().write("hello");
    reader().assertReads("hello");
  }

  /// Refused at once and without a trace; the next attempt of the same writer succeeds. The
  /// archives are made already: see
  /// [CrateContract#aTypedWriteThatWasRefusedIsTheLastOfItsWriterInTheCrate].
  static void assertKeepsOut(Path prefix, Party holder, Party other, Consumer<Party> letGo) {
    holder.write("hello");
    InstanceVersion version = other.version();
    assertRefused("locked", () -> other.writeRaw(Example.ARCHIVE));
    assertRefused("locked", () -> other.writeRaw(Example.ARCHIVE));
    assertThatExceptionOfType(WriteLockException.class)
        .isThrownBy(() -> Synchronizer.remove(prefix));
    assertThat(other.version()).isEqualTo(version);
    letGo.accept(holder);
    assertThat(other.writeRaw(Example.ARCHIVE).size()).isEqualTo(36);
    assertThat(other.version().index()).isEqualTo(1 - version.index());
    other.assertReads("hello");
  }
}
