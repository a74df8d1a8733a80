package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.archive.ArchiveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Values of a type that a user wrote by hand, serialized straight into the data file.
class TypedRoundTripTest {
  private static final int MEGABYTES = 500_000;

  @TempDir Path folder;
  private PrefixFolder files;

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
  }

  private Synchronizer<PriceTable, PriceTableType.View> open() {
    return Synchronizer.open(files.prefix(), PriceTableType.INSTANCE);
  }

  @Test
  void readsTheFieldsOfWhatWasWritten() {
    try (var synchronizer = open()) {
      var result = synchronizer.write(new PriceTable(42, 3));

      assertThat(result.size()).isEqualTo(PriceTableType.sizeOf(3));
      try (var snapshot = synchronizer.read()) {
        assertThat(snapshot.value().time()).isEqualTo(42);
        assertThat(snapshot.value().count()).isEqualTo(3);
        assertThat(snapshot.value().isWhole()).isTrue();
      }
      assertThat((long) synchronizer.read(PriceTableType.View::time)).isEqualTo(42);
    }
  }

  @Test
  void theSinkGrowsFromNothingToMegabytes() throws IOException {
    try (var synchronizer = open()) {
      synchronizer.write(new PriceTable(1, MEGABYTES));

      assertThat(Files.size(files.data(0))).isEqualTo(PriceTableType.sizeOf(MEGABYTES));
      assertThat((boolean) synchronizer.read(PriceTableType.View::isWhole)).isTrue();
    }
  }

  /// The sink asks for more than it needs, and the file is cut back to what was used: the next
  /// value, a little larger, must not be written behind the end of the file.
  @Test
  void aLittleLargerEachTime() {
    try (var synchronizer = open()) {
      for (int count = 100; count < 20_000; count += count / 10) {
        for (int index = 0; index < 2; index++) {
          synchronizer.write(new PriceTable(count, count));
          assertThat((boolean) synchronizer.read(PriceTableType.View::isWhole)).isTrue();
        }
      }
    }
  }

  @Test
  void sizesUpAndDown() throws IOException {
    try (var synchronizer = open()) {
      int largest = 0;
      for (int step = 1; step <= 60; step++) {
        int count = step * 7_919 % 30_011;
        largest = Math.max(largest, count);
        synchronizer.write(new PriceTable(step, count));
        try (var snapshot = synchronizer.read()) {
          assertThat(snapshot.value().count()).isEqualTo(count);
          assertThat(snapshot.value().isWhole()).isTrue();
        }
      }
      assertThat(Math.max(Files.size(files.data(0)), Files.size(files.data(1))))
          .isEqualTo(PriceTableType.sizeOf(largest));
    }
  }

  @Test
  void equalValuesGiveEqualVersionsWhateverTheFileHeldBefore() {
    try (var synchronizer = open()) {
      var first = synchronizer.write(new PriceTable(5, 10)).version();
      for (int garbage = 0; garbage < 2; garbage++) {
        var bytes = PrefixFolder.archive(500, 0xFF);
        synchronizer.writeRaw(bytes, Duration.ofSeconds(1));
      }
      synchronizer.writeRaw(PrefixFolder.archive(500, 0xFF), Duration.ofSeconds(1));
      var second = synchronizer.write(new PriceTable(5, 10)).version();

      assertThat(second.size()).isEqualTo(first.size());
      assertThat(second.checksum()).isEqualTo(first.checksum());
    }
  }

  @Test
  void aValueWithoutAnArchiveIsNotPublished() {
    try (var synchronizer = open()) {
      assertThatThrownBy(() -> synchronizer.write(new PriceTable(1, -1)))
          .isInstanceOf(ArchiveException.class)
          .hasMessageEndingWith("count=-1");
      assertThat(synchronizer.reader().isPublished()).isFalse();

      synchronizer.write(new PriceTable(2, 1));
      assertThat((long) synchronizer.read(PriceTableType.View::time)).isEqualTo(2);
    }
  }
}
