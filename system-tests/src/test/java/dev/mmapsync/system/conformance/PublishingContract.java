package dev.mmapsync.system.conformance;

import static dev.mmapsync.system.PrefixFiles.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.InstanceVersion;
import dev.mmapsync.system.Example;
import dev.mmapsync.system.PrefixFiles;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is written is what is read, byte for byte, under the version word that the protocol
/// prescribes.
interface PublishingContract extends Sides {
  /// The counters of a state file in which a writer with a registry has set both guards.
  String GUARDS = "0000004000000040";

  String NO_READERS = "0000000000000000";

  @Test
  default void theFirstWriteGoesToDataFileZero() {
    assertThat(writer().write("hello"))
        .isEqualTo(new Party.Written(Example.archive().byteSize(), false, 0, 0, 0));
    assertThat(hex(files().data(0))).startsWith(Example.ARCHIVE);
    assertThat(reader().readRaw().bytes()).isEqualTo(Example.ARCHIVE);
    assertThat(reader().version().index()).isZero();
  }

  @Test
  default void eachWriteSwitchesReadersToTheOtherDataFile() {
    for (int number = 0; number < 8; number++) {
      String bytes = Contents.of(number, 100 + number);
      writer().writeRaw(bytes);
      Party.Read read = reader().readRaw();
      assertThat(read.bytes()).isEqualTo(bytes);
      assertThat(read.version().index()).isEqualTo(number % 2);
      assertThat(reader().readRaw()).as("again").isEqualTo(read);
    }
  }

  @Test
  default void aReaderSeesAllBytesOfAnArchiveThatGrows() {
    int number = 0;
    for (int size : List.of(36, 5000, 70_000, (1 << 20) + 1)) {
      for (int index = 0; index < 2; index++) {
        String bytes = Contents.of(++number, size);
        writer().writeRaw(bytes);
        assertThat(reader().readRaw().bytes().equals(bytes)).as("size=%s", size).isTrue();
        assertThat(files().data(index)).hasSize(size);
      }
    }
  }

  @Test
  default void anArchiveThatShrinksLeavesTheFileAsLongAsItWas() {
    String large = Contents.of(1, 9000);
    String small = Contents.of(3, 10);
    writer().writeRaw(large);
    reader().readRaw();
    writer().writeRaw(Contents.of(2, 10));
    writer().writeRaw(small);
    assertThat(reader().readRaw().bytes()).isEqualTo(small);
    assertThat(hex(files().data(0))).isEqualTo(small + large.substring(small.length()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 4095, 4096, 4097, (1 << 20) + 1})
  default void rawBytesOfAnySizeAreReadAsTheyWereWritten(int size) {
    for (int number = 0; number < 3; number++) {
      String bytes = Contents.of(number, size);
      assertThat(writer().writeRaw(bytes).size()).isEqualTo(size);
      assertThat(reader().readRaw().bytes().equals(bytes)).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 4, 8, 16, 17, 32, 33, 47, 48, 63, 64, 65, 500})
  default void theVersionWordIsIndexSizeAndChecksum(int size) {
    for (int index = 0; index < 2; index++) {
      String bytes = Contents.of(size + index, size);
      InstanceVersion expected = Contents.version(index, bytes);
      writer().writeRaw(bytes);
      assertThat(writer().version()).isEqualTo(expected);
      assertThat(reader().version()).isEqualTo(expected);
      assertThat(reader().readRaw().version()).isEqualTo(expected);
      assertThat(hex(files().state())).startsWith(littleEndian(expected));
    }
  }

  @Test
  default void eitherSideGoesOnFromWhatTheOtherPublished() {
    for (int number = 1; number <= 6; number++) {
      Party party = number % 2 == 1 ? writer() : reader();
      String bytes = Contents.of(number, 1000 * number);
      party.writeRaw(bytes);
      party.unlock();
      assertThat(writer().readRaw().bytes()).isEqualTo(bytes);
      assertThat(reader().readRaw().bytes()).isEqualTo(bytes);
      assertThat(reader().version().index()).isEqualTo(1 - number % 2);
    }
  }

  @Test
  default void theSameWritesOfEitherSideLeaveTheSameFiles() {
    PrefixFiles one = writeAll(writer(), folder().resolve("one"));
    PrefixFiles other = writeAll(reader(), folder().resolve("other"));
    assertThat(hex(other.data(0))).isEqualTo(hex(one.data(0)));
    assertThat(hex(other.data(1))).isEqualTo(hex(one.data(1)));
  }

  private static PrefixFiles writeAll(Party party, Path prefix) {
    PrefixFiles files = new PrefixFiles(prefix);
    party.open(prefix);
    party.write("hello");
    assertThat(files.data(1)).doesNotExist();
    assertThat(files.registry().toFile().exists()).isEqualTo(party.keepsRegistry());
    String counters = party.keepsRegistry() ? GUARDS : NO_READERS;
    party.write("hello");
    assertThat(hex(files.state()))
        .isEqualTo(Example.STATE_AFTER_TWO.replace(NO_READERS, "") + counters);
    assertThat(hex(files.data(0))).isEqualTo(Example.ARCHIVE);
    assertThat(hex(files.data(1))).isEqualTo(Example.ARCHIVE);
    String last = "";
    for (int number = 0; number < 8; number++) {
      last = Contents.of(number, List.of(5000, 7, 4097, 36).get(number % 4));
      party.writeRaw(last);
    }
    assertThat(hex(files.state())).isEqualTo(littleEndian(Contents.version(1, last)) + counters);
    return files;
  }

  private static String littleEndian(InstanceVersion version) {
    ByteBuffer word = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return HexFormat.of().formatHex(word.putLong(version.bits()).array());
  }
}
