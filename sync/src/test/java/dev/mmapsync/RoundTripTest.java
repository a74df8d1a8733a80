package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.archive.ArchiveType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main path, in one process.
class RoundTripTest {
  /// The example of the README of the Rust crate.
  static final byte[] HELLO =
      HexFormat.of()
          .parseHex("48656c6c6f000005576f726c64000005210000000000000107000000e4ffffff03000000");

  @TempDir Path folder;

  @Test
  void readsWhatWasWritten() {
    try (var synchronizer = Synchronizer.open(folder.resolve("p"), ArchiveType.bytes())) {
      var result = synchronizer.write(MemorySegment.ofArray(HELLO));

      assertThat(result.size()).isEqualTo(36);
      assertThat(result.readersReset()).isFalse();
      assertThat(synchronizer.version()).contains(result.version());
      try (var snapshot = synchronizer.read()) {
        assertThat(snapshot.version()).isEqualTo(result.version());
        assertThat(bytes(snapshot.value())).isEqualTo(HELLO);
        assertThat(snapshot.bytes().isReadOnly()).isTrue();
      }
      assertThat((long) synchronizer.read(MemorySegment::byteSize)).isEqualTo(36);
    }
  }

  @Test
  void filesAreThoseOfTheCrate() {
    try (var writer = new PrefixFolder(folder).countingWriter().open()) {
      writer.writeRaw(MemorySegment.ofArray(HELLO));
      assertThat(folder.resolve("p_data_1")).doesNotExist();
      writer.writeRaw(HELLO.length, memory -> memory.copyFrom(MemorySegment.ofArray(HELLO)));
    }
    assertThat(folder.resolve("p_state"))
        .hasBinaryContent(HexFormat.of().parseHex("4900000000ff90f30000000000000000"));
    assertThat(folder.resolve("p_data_0")).hasBinaryContent(HELLO);
    assertThat(folder.resolve("p_data_1")).hasBinaryContent(HELLO);
    assertThat(folder).isDirectoryNotContaining("glob:**_registry");
    assertThat(new PrefixFolder(folder).names()).hasSize(3);
  }

  @Test
  void aReaderWaitsForTheFirstVersion() throws InterruptedException {
    var prefix = folder.resolve("p");
    try (var reader = Synchronizer.reader(prefix, ArchiveType.bytes()).open();
        var writer = Synchronizer.writer(prefix, ArchiveType.bytes()).open()) {
      assertThat(reader.awaitPublished(Duration.ZERO)).isFalse();
      assertThat(reader.awaitPublished(Duration.ofSeconds(-1))).isFalse();
      assertThat(reader.awaitPublished(Duration.ofMillis(3))).isFalse();

      var found = new CompletableFuture<Boolean>();
      var waiting = awaitIn(reader, found);
      Eventually.holds("it waits", () -> waiting.getState() == Thread.State.TIMED_WAITING);
      writer.write(MemorySegment.ofArray(HELLO));
      assertThat(found.join()).isTrue();
      assertThat(reader.awaitPublished(Duration.ZERO)).isTrue();
    }
  }

  @Test
  void whoWaitsForTheFirstVersionCanBeInterruptedAndClosed() {
    var reader = Synchronizer.reader(folder.resolve("p"), ArchiveType.bytes()).open();
    var interrupted = new CompletableFuture<Boolean>();
    awaitIn(reader, interrupted).interrupt();
    assertThatThrownBy(interrupted::join).hasCauseInstanceOf(InterruptedException.class);

    var closed = new CompletableFuture<Boolean>();
    awaitIn(reader, closed);
    reader.close();
    assertThatThrownBy(closed::join).hasCauseInstanceOf(IllegalStateException.class);
  }

  private static Thread awaitIn(SnapshotReader<?> reader, CompletableFuture<Boolean> found) {
    return Thread.ofVirtual()
        .start(
            () -> {
              try {
                found.complete(reader.awaitPublished(Duration.ofSeconds(Long.MAX_VALUE)));
              } catch (InterruptedException | RuntimeException e) {
                found.completeExceptionally(e);
              }
            });
  }

  @Test
  void aReaderCanBeOpenedBeforeThereIsAWriter() {
    var prefix = folder.resolve("p");
    try (var reader = Synchronizer.reader(prefix, ArchiveType.bytes()).open()) {
      assertThat(reader.isPublished()).isFalse();
      assertThatThrownBy(reader::read)
          .isInstanceOf(NotPublishedException.class)
          .hasMessageEndingWith("file=" + folder.resolve("p_state"));
      try (var writer = Synchronizer.writer(prefix, ArchiveType.bytes()).open()) {
        writer.write(MemorySegment.ofArray(HELLO));
      }
      assertThat(reader.isPublished()).isTrue();
      assertThat((long) reader.read(MemorySegment::byteSize)).isEqualTo(36);
    }
  }

  @Test
  void everyVersionIsSeenWhateverItsSize() {
    try (var synchronizer = Synchronizer.open(folder.resolve("p"), ArchiveType.bytes())) {
      long size = 1;
      for (int version = 1; version <= 300; version++) {
        byte mark = (byte) version;
        synchronizer.writer().writeRaw(size, memory -> memory.fill(mark), Duration.ofSeconds(5));
        try (var snapshot = synchronizer.read()) {
          assertThat(snapshot.bytes().byteSize()).isEqualTo(size);
          assertThat(snapshot.value().get(ValueLayout.JAVA_BYTE, 0)).isEqualTo(mark);
          assertThat(snapshot.value().get(ValueLayout.JAVA_BYTE, size - 1)).isEqualTo(mark);
        }
        size = size * 7 % 100_003 + 1;
      }
    }
  }

  private static byte[] bytes(MemorySegment segment) {
    return segment.toArray(ValueLayout.JAVA_BYTE);
  }
}
