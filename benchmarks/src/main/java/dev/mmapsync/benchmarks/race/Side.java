package dev.mmapsync.benchmarks.race;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Who runs: the start of a command line, which a work and its options complete.
record Side(List<String> command) {
  private static final String PROGRAM = "dev.mmapsync.benchmarks.race.program.Program";

  /// The programs of the JVM, on the class path of this process and in the JDK that runs it. What
  /// gets hot is compiled at once and not in the background, so that a warm-up is one on a busy
  /// machine too; the code is the same.
  static Side java(String... flags) {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var classPath = System.getProperty("java.class.path");
    return new Side(
        Stream.of(
                Stream.of(java, "--enable-native-access=ALL-UNNAMED", "-XX:-BackgroundCompilation"),
                Stream.of(flags),
                Stream.of("-cp", classPath, PROGRAM))
            .flatMap(words -> words)
            .toList());
  }

  /// The program of the crate.
  static Side rust(Path program) {
    return new Side(List.of(program.toString()));
  }
}
