package dev.mmapsync.examples.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.Synchronizer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Characters are found by code point and by name, in the process that publishes them and in others
/// while new versions come.
class UnicodeTest {
  @TempDir Path folder;

  @Test
  void findsCharacters() {
    Path prefix = folder.resolve("unicode");
    Unicode.publish(prefix, 1);
    try (var reader = Synchronizer.reader(prefix, ArchivedCharacterTable.TYPE).open()) {
      String crab = "version 1: U+1F980 CRAB, SYMBOL, SUPPLEMENTAL_SYMBOLS_AND_PICTOGRAPHS";
      assertThat(Unicode.find(reader, "U+1F980")).isEqualTo(crab);
      assertThat(Unicode.find(reader, "crab")).isEqualTo(crab);
      assertThat(Unicode.find(reader, "no crab"))
          .isEqualTo("version 1: no such character: no crab");
    }
  }

  @Test
  void othersFindThemWhileNewVersionsCome() throws Exception {
    String prefix = folder.resolve("unicode").toString();
    Process publisher = start("publish", prefix, "4");
    try (BufferedReader printed = publisher.inputReader()) {
      assertThat(printed.readLine()).startsWith("version 1: ");
      List<Process> finders =
          List.of(
              start("find", prefix, "U+1F980", "crab"),
              start("find", prefix, "U+1F980", "CRAB"),
              start("find", prefix, "Crab", "U+1F980"));
      for (Process finder : finders) {
        try (BufferedReader found = finder.inputReader()) {
          assertThat(found.lines())
              .hasSize(2)
              .allMatch(line -> line.matches("version \\d+: U\\+1F980 CRAB, SYMBOL, SUPP.*"));
        }
        assertThat(finder.waitFor()).isZero();
      }
      assertThat(printed.lines().toList()).hasSize(3).last().asString().startsWith("version 4: ");
      assertThat(publisher.waitFor()).isZero();
    } finally {
      publisher.destroyForcibly();
    }
  }

  /// The example in a process of its own.
  private static Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(
        Stream.of("java.class.path", "jdk.module.path")
            .map(key -> System.getProperty(key, ""))
            .filter(path -> !path.isEmpty())
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(Unicode.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
