package dev.mmapsync.system.conformance;

import static dev.mmapsync.system.PrefixFiles.hex;
import static dev.mmapsync.system.conformance.Sides.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.system.Example;
import dev.mmapsync.system.PrefixFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Values of each type of the type map, and archives that are none.
interface ValuesContract extends Sides {
  String NAMES = "dev.mmapsync.system.types.Exchanged#names";

  /// An exit by signal 11.
  int SEGMENTATION_FAULT = 128 + 11;

  @ParameterizedTest
  @MethodSource(NAMES)
  default void aValueIsReadAsItWasWritten(String name) {
    for (int index = 0; index < 2; index++) {
      writer().write(name);
      reader().assertReads(name);
      reader().assertReadsUnchecked(name);
    }
  }

  @ParameterizedTest
  @MethodSource(NAMES)
  default void bothSidesWriteTheSameArchiveOfAValue(String name) {
    assertThat(archive(reader(), name, "other")).isEqualTo(archive(writer(), name, "one"));
  }

  private String archive(Party party, String name, String place) {
    Path prefix = folder().resolve(place);
    party.open(prefix);
    party.write(name);
    return hex(new PrefixFiles(prefix).data(0));
  }

  @Test
  default void anotherValueIsToldApart() {
    writer().write("full");
    assertThat(reader().reads("empty")).isFalse();
    writer().write("empty");
    assertThat(reader().reads("full")).isFalse();
  }

  @Test
  default void bothSidesKnowTheSameFingerprint() {
    assertThat(reader().fingerprint()).isEqualTo(writer().fingerprint());
  }

  /// The example with: a vector that lies outside, before and behind; a length beyond the end; a
  /// text that is not UTF-8; its end missing; and no more than a part of the root.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "48656c6c6f000005576f726c64000005210000000000000107000000e0ffffff03000000",
        "48656c6c6f000005576f726c64000005210000000000000107000000e4ffff7f03000000",
        "48656c6c6f000005576f726c64000005210000000000000107000000e4ffffff04000000",
        "ff656c6c6f000005576f726c64000005210000000000000107000000e4ffffff03000000",
        "48656c6c6f000005576f726c64000005210000000000000107000000e4ffffff",
        "07000000e4ffff"
      })
  default void aBrokenArchiveIsRefusedByBothSides(String broken) {
    writer().writeRaw(Example.ARCHIVE);
    reader().assertReads("hello");
    writer().writeRaw(broken);
    assertRefused("archive", () -> reader().reads("hello"));
    assertRefused("archive", () -> writer().reads("hello"));
    writer().writeRaw(Example.ARCHIVE);
    reader().assertReads("hello");
  }

  /// A vector that lies 2 GiB before its pointer. We stay within the archive, checked or not; what
  /// the crate does with bytes that it does not check is undefined: it dies.
  @Test
  default void anUncheckedReadOfABrokenArchiveKillsNobodyButTheCrate() {
    writer().writeRaw(Example.ARCHIVE.replace("e4ffffff", "00000080"));
    if (reader().side().isCrate()) {
      assertThat(reader().dieByReadingUnchecked("hello")).isEqualTo(SEGMENTATION_FAULT);
    } else {
      assertRefused("value", () -> reader().assertReadsUnchecked("hello"));
    }
  }
}
