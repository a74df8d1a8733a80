package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.file.Host;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers, writers and snapshots that are used after they were closed, or closed while they are
/// used.
class LifetimeTest {
  private static final MemorySegment ARCHIVE = PrefixFolder.archive(50_000, 5);

  @TempDir Path folder;
  private PrefixFolder files;

  @BeforeEach
  void setUp() {
    files = new PrefixFolder(folder);
  }

  private static void assertClosed(Runnable call, String what) {
    assertThatThrownBy(call::run)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this " + what + " is closed");
  }

  /// The outer write goes on to fill the file that the inner one has published.
  @Test
  void aWriterIsNotUsedFromWithinItsOwnWrite() {
    try (var writer = files.writer().open();
        var reader = files.reader().open()) {
      for (int round = 1; round <= 4; round++) {
        int content = round;
        assertThatThrownBy(() -> writer.writeRaw(100, memory -> writer.writeRaw(ARCHIVE)))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("a write of this writer is under way");
        Runnable closing = writer::close;
        assertThatThrownBy(() -> writer.writeRaw(100, memory -> closing.run()))
            .isInstanceOf(IllegalStateException.class)
            .hasMessage("a write of this writer is under way");
        writer.writeRaw(PrefixFolder.archive(100, content));
        assertThat((int) reader.read(bytes -> bytes.get(ValueLayout.JAVA_BYTE, 99)))
            .isEqualTo(content);
      }
    }
  }

  /// The memory of a write that is being filled by somebody else cannot be unmapped.
  @Test
  void aWriterWhoseMemoryIsStillUsedGivesItsLockBack() throws Exception {
    var pipe = Pipe.open();
    var writer = files.writer().open();
    var using = new AtomicReference<@Nullable Thread>();
    writer.writeRaw(
        100,
        memory ->
            using.set(
                Thread.ofPlatform()
                    .start(
                        () -> {
                          try {
                            pipe.source().read(memory.asByteBuffer());
                          } catch (IOException e) {
                            // the end of the pipe
                          }
                        })));
    var thread = Objects.requireNonNull(using.get());
    Eventually.holds(
        "the other thread reads",
        () ->
            Arrays.stream(thread.getStackTrace()).anyMatch(f -> f.getMethodName().equals("read0")));

    assertThatThrownBy(writer::close).isInstanceOf(IllegalStateException.class);
    try (var next = files.writer().open()) {
      assertThat(next.writeRaw(ARCHIVE).size()).isEqualTo(ARCHIVE.byteSize());
    }
    writer.close();
    pipe.sink().close();
    thread.join();
    pipe.source().close();
  }

  /// `java.nio` closes the file under the hands of who is interrupted.
  @Test
  void anInterruptLosesNothing() {
    try (var writer = files.writer().open();
        var reader = files.reader().open()) {
      writer.writeRaw(ARCHIVE);
      for (int round = 1; round <= 3; round++) {
        var larger = PrefixFolder.archive(100_000 * round, round);
        assertSurvivesInterrupt(() -> writer.writeRaw(larger));
        assertSurvivesInterrupt(() -> reader.read().close());
        writer.writeRaw(larger);
        try (var snapshot = reader.read()) {
          assertThat(snapshot.value().mismatch(larger)).isEqualTo(-1);
        }
      }
    }
  }

  private static void assertSurvivesInterrupt(Runnable call) {
    Thread.currentThread().interrupt();
    try {
      call.run();
    } catch (DataFileException | StateFileException e) {
      assertThat(Boolean.getBoolean(Host.PORTABLE_PROPERTY)).isTrue();
      assertThat(e).hasMessageContaining("the thread was interrupted");
    } finally {
      assertThat(Thread.interrupted()).as("it stays interrupted").isTrue();
    }
  }

  @Test
  void aSnapshotIsClosedOnceHoweverOften() {
    try (var writer = files.countingWriter().open();
        var reader = files.reader().open()) {
      writer.writeRaw(ARCHIVE);
      var first = reader.read();
      var second = reader.read();
      assertThat(files.readers(0)).isEqualTo(2);
      for (int time = 0; time < 3; time++) {
        first.close();
        assertThat(files.readers(0)).isEqualTo(1);
      }
      assertClosed(first::value, "snapshot");
      assertClosed(first::bytes, "snapshot");
      assertThat(first.version()).isEqualTo(second.version());
      assertThat(second.value().mismatch(ARCHIVE)).isEqualTo(-1);
      second.close();
      assertThat(files.readers(0)).isZero();
    }
  }

  @Test
  void aClosedReaderReadsNothing() {
    try (var writer = files.writer().open()) {
      writer.writeRaw(ARCHIVE);
      var used = files.reader().open();
      used.read().close();
      var unused = files.reader().open();
      for (var reader : new SnapshotReader<?>[] {used, unused}) {
        reader.close();
        reader.close();
        assertClosed(reader::read, "reader");
        assertClosed(() -> reader.read(Object::toString), "reader");
        assertClosed(reader::version, "reader");
        assertClosed(reader::isPublished, "reader");
      }
    }
  }

  @Test
  void aClosedWriterWritesNothing() {
    var used = files.writer().open();
    used.writeRaw(ARCHIVE);
    var unused = files.writer().open();
    for (var writer : new SnapshotWriter<?>[] {used, unused}) {
      writer.close();
      writer.close();
      assertClosed(() -> writer.writeRaw(ARCHIVE), "writer");
      assertClosed(() -> writer.writeRaw(ARCHIVE, Duration.ZERO), "writer");
      assertClosed(() -> writer.writeRaw(1, memory -> {}), "writer");
      assertClosed(writer::version, "writer");
    }
    assertClosed(() -> used.write(ARCHIVE), "writer");
  }

  @Test
  void aClosedSynchronizerDoesNeither() {
    var synchronizer = Synchronizer.open(files.prefix(), ArchiveType.bytes());
    synchronizer.write(ARCHIVE);
    synchronizer.close();
    synchronizer.close();
    assertClosed(() -> synchronizer.write(ARCHIVE), "writer");
    assertClosed(() -> synchronizer.write(ARCHIVE, Duration.ZERO), "writer");
    assertClosed(() -> synchronizer.writeRaw(ARCHIVE, Duration.ZERO), "writer");
    assertClosed(synchronizer::read, "reader");
    assertClosed(synchronizer::version, "reader");
  }

  @Test
  void aSnapshotOutlivesReaderAndWriter() {
    var writer = files.writer().open();
    writer.writeRaw(ARCHIVE);
    var reader = files.reader().open();
    var snapshot = reader.read();
    reader.close();
    writer.close();
    for (int round = 0; round < 3; round++) {
      System.gc();
      assertThat(snapshot.value().mismatch(ARCHIVE)).isEqualTo(-1);
      assertThat(snapshot.bytes().byteSize()).isEqualTo(ARCHIVE.byteSize());
    }
    snapshot.close();
    assertThat(files.readers(0)).isZero();
  }

  @Test
  void aViewThatIsUsedAfterItsSnapshotNeverFaults() {
    try (var writer = files.writer().open()) {
      writer.writeRaw(ARCHIVE);
      var reader = files.reader().open();
      MemorySegment view;
      try (var snapshot = reader.read()) {
        view = snapshot.value();
      }
      for (int size = 1; size < 400_000; size *= 3) {
        writer.writeRaw(PrefixFolder.archive(size, 1));
        reader.read().close();
      }
      reader.close();
      System.gc();
      assertThat(view.toArray(ValueLayout.JAVA_BYTE)).hasSize(50_000);
    }
  }

  /// The reader that the threads use is closed again and again, and another put in its place.
  @Test
  void closingAgainstReadingGivesAValueOrAnIllegalState() throws InterruptedException {
    try (var writer = files.writer().open()) {
      writer.writeRaw(ARCHIVE);
      var shared = new AtomicReference<>(files.reader().open());
      var stop = new AtomicBoolean();
      var unexpected = new AtomicReference<@Nullable Throwable>();
      var values = new AtomicLong();
      var refusals = new AtomicLong();
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < 3; i++) {
        var builder = i == 0 ? Thread.ofVirtual() : Thread.ofPlatform();
        threads.add(
            builder.start(
                () -> {
                  while (!stop.get() && unexpected.get() == null) {
                    readOnce(shared.get(), values, refusals, unexpected);
                  }
                }));
      }
      for (int round = 0; round < 150 || refusals.get() < 5; round++) {
        var next = files.reader().open();
        long before = values.get();
        shared.getAndSet(next).close();
        if (round % 20 == 0) {
          writer.writeRaw(PrefixFolder.archive(50_000 + round, 5));
          System.gc();
        }
        Eventually.holds("reads go on", () -> values.get() > before || unexpected.get() != null);
        assertThat(unexpected).hasNullValue();
      }
      stop.set(true);
      for (var thread : threads) {
        thread.join();
      }
      shared.get().close();
      assertThat(unexpected).hasNullValue();
      assertThat(files.readers(0) + files.readers(1)).isZero();
    }
  }

  private static void readOnce(
      SnapshotReader<MemorySegment> reader,
      AtomicLong values,
      AtomicLong refusals,
      AtomicReference<@Nullable Throwable> unexpected) {
    try (var snapshot = reader.read()) {
      long size = snapshot.value().byteSize();
      if (snapshot.value().get(ValueLayout.JAVA_BYTE, size - 1) != 5) {
        throw new AssertionError("not what was written");
      }
      values.incrementAndGet();
    } catch (IllegalStateException e) {
      refusals.incrementAndGet();
    } catch (RuntimeException | Error e) {
      unexpected.compareAndSet(null, e);
    }
  }
}
