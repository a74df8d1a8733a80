package dev.mmapsync.system.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.mmapsync.system.PrefixFiles;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/// What a contract may know of the pair that keeps it.
///
/// Both parties are at a prefix of the test's own. The next write goes to data file 0, and no
/// reader is there.
interface Sides {
  /// The side that writes, if a test does not say otherwise.
  Party writer();

  /// The side that reads.
  Party reader();

  /// Where the test may put other prefixes.
  Path folder();

  /// The prefix.
  Path prefix();

  default PrefixFiles files() {
    return new PrefixFiles(prefix());
  }

  /// Whether a snapshot of the reader is registered in a slot, not by a counter.
  default boolean registersInSlots() {
    return writer().keepsRegistry() && !reader().side().isCrate();
  }

  /// The side that is a process of the crate, in a pair that has one.
  default Party crate() {
    return writer().side().isCrate() ? writer() : reader();
  }

  /// The side that is not, in a pair that has one of the crate.
  default Party ours() {
    return writer().side().isCrate() ? reader() : writer();
  }

  /// That `command` fails in that way.
  static void assertRefused(String kind, ThrowingCallable command) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(command)
        .satisfies(refused -> assertThat(refused.kind()).as(refused.getMessage()).isEqualTo(kind));
  }
}
