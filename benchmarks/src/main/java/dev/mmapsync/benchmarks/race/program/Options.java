package dev.mmapsync.benchmarks.race.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// What a process is asked to do. The Rust side is `options.rs`.
final class Options {
  private final List<String> words;
  private final CountDownLatch go;
  private final int slowness;

  private Options(List<String> words, CountDownLatch go, int slowness) {
    this.words = words;
    this.go = go;
    this.slowness = slowness;
  }

  /// The arguments of this process, which ends from now on when its standard input does.
  static Options of(String[] arguments) {
    var options = new Options(Arrays.asList(arguments), new CountDownLatch(1), 1);
    Thread.ofPlatform().daemon().name("standard input").start(options::listen);
    return options;
  }

  private void listen() {
    try (var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      while (input.readLine() != null) {
        go.countDown();
      }
    } catch (IOException _) {
      // The end, too.
    }
    Runtime.getRuntime().halt(0);
  }

  /// Waits for a line on the standard input.
  void awaitGo() throws InterruptedException {
    go.await();
  }

  /// Whether a line has come.
  boolean isTold() {
    return go.getCount() == 0;
  }

  String work() {
    return words.get(0);
  }

  Path prefix() {
    return Path.of(words.get(1));
  }

  int number(String name, int otherwise) {
    return text(name).map(Integer::parseInt).orElse(otherwise);
  }

  boolean is(String name) {
    return text(name).map(Boolean::parseBoolean).orElse(false);
  }

  /// How long to warm up.
  Duration warm() {
    return millis("warm").multipliedBy(slowness);
  }

  /// How long to measure.
  Duration time() {
    return millis("time");
  }

  /// The same, for a work that much code takes part in, which takes longer to get compiled.
  Options ofMuchCode() {
    return new Options(words, go, 4);
  }

  private Duration millis(String name) {
    return Duration.ofMillis(number(name, 200));
  }

  private Optional<String> text(String name) {
    return words.stream()
        .filter(word -> word.startsWith(name + "="))
        .map(word -> word.substring(name.length() + 1))
        .findFirst();
  }
}
