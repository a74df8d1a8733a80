package dev.mmapsync.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.system.process.Child;
import dev.mmapsync.system.process.JavaProgram;
import dev.mmapsync.system.program.StressReader;
import dev.mmapsync.system.program.StressReader.Acquire;
import dev.mmapsync.system.program.StressWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One writer process and four reader processes that look at every byte: never a torn read, never a
/// reset, never a step back; and the proof that this test would see a tear.
final class StressTest {
  private static final int READERS = 4;
  private static final int PUBLICATIONS = 100_000;
  private static final int PORTABLE_PUBLICATIONS = 10_000;
  private static final Duration TIME = Duration.ofSeconds(150);
  private static final Duration TIME_TO_TEAR = Duration.ofSeconds(30);

  private final Path prefix;

  StressTest(@TempDir Path folder) {
    this.prefix = folder.resolve("stress");
  }

  @Test
  @Tag("portable")
  void readersSeeWholePublicationsOnly() {
    int publications =
        Boolean.getBoolean("dev.mmapsync.portable") ? PORTABLE_PUBLICATIONS : PUBLICATIONS;
    try (Child writer = startWriter(Sizes.WIDE, publications)) {
      List<Child> readers = startReaders(Sizes.WIDE, Acquire.LIBRARY, Acquire.LOCAL);
      try {
        writer.send("go");
        writer.awaitLine("reached", TIME);
        readers.forEach(reader -> reader.awaitLine("enough"));
        readers.forEach(Child::endInput);
        for (Child reader : readers) {
          System.out.println("reader " + reader.awaitLine("reads="));
          reader.awaitSuccess();
        }
        writer.endInput();
        System.out.println("writer " + writer.awaitLine("published "));
        writer.awaitSuccess();
      } finally {
        readers.forEach(Child::close);
      }
    }
  }

  @Test
  void theSameWithoutTheReCheckTears() throws Exception {
    try (Child writer = startWriter(Sizes.SMALL, Integer.MAX_VALUE)) {
      List<Child> readers = startReaders(Sizes.SMALL, Acquire.UNCHECKED);
      try {
        writer.send("go");
        String tear = firstTear(readers);
        System.out.println(tear);
        assertThat(tear).startsWith("torn: ");
        writer.endInput();
        System.out.println("writer " + writer.awaitLine("published "));
      } finally {
        readers.forEach(Child::close);
      }
    }
  }

  private Child startWriter(Sizes sizes, int publications) {
    Child writer = JavaProgram.of(StressWriter.class).start(prefix, sizes, publications);
    writer.awaitLine("ready");
    return writer;
  }

  /// As many readers, which acquire by turns.
  private List<Child> startReaders(Sizes sizes, Acquire... acquire) {
    JavaProgram program = JavaProgram.of(StressReader.class);
    List<Child> readers =
        IntStream.range(0, READERS)
            .mapToObj(i -> program.start(prefix, sizes, acquire[i % acquire.length]))
            .toList();
    readers.forEach(reader -> reader.awaitLine("reading"));
    return readers;
  }

  private static String firstTear(List<Child> readers)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<Callable<String>> watches =
        readers.stream().<Callable<String>>map(reader -> () -> tear(reader)).toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads.invokeAny(watches, TIME_TO_TEAR.toSeconds(), TimeUnit.SECONDS);
    }
  }

  private static String tear(Child reader) {
    return reader.awaitLine("torn: ", TIME_TO_TEAR);
  }
}
