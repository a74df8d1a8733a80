package dev.mmapsync.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A short run of all tests of this module: a few tens of seconds on two cores. `stress/run` runs
/// them for longer, and in all modes of the compiler.
class StressTest {
  private static final Pattern NAME = Pattern.compile("dev\\.mmapsync\\.stress\\.(\\w+\\.\\w+)");

  /// What is to be seen without a rule, at the latest in the last of so many runs, each twice as
  /// long as the one before: two threads have to meet for it.
  private static final int RUNS = 6;

  private static final List<Class<?>> TESTS =
      List.of(
          EnterStress.class,
          FencelessStress.class,
          LeaveStress.class,
          MarkStress.class,
          OwnerStress.class,
          PublicationStress.class);

  @TempDir Path folder;

  /// @param text all that it printed
  private record Run(int exit, String text) {

    /// The tests with an outcome that is interesting.
    Set<String> interesting() {
      int from = text.indexOf("Interesting tests:");
      int to = text.indexOf("Failed tests:");
      assertThat(from).as(text).isPositive();
      assertThat(to).as(text).isGreaterThan(from);
      var names = new TreeSet<String>();
      var matcher = NAME.matcher(text.substring(from, to));
      while (matcher.find()) {
        names.add(matcher.group(1));
      }
      return names;
    }
  }

  private Run run(String classPath, String tests, int millis) throws Exception {
    var command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath,
            "org.openjdk.jcstress.Main",
            "-t",
            tests,
            "-f",
            "1",
            "-fsm",
            "1",
            "-iters",
            "1",
            "-time",
            Integer.toString(millis),
            "-sc",
            "false",
            "-jvmArgs",
            "--enable-native-access=ALL-UNNAMED -Xmx256m -XX:+UseSerialGC",
            "-r",
            folder.toString());
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    try (var output = process.getInputStream()) {
      var text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), text);
    } finally {
      process.destroyForcibly();
    }
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  /// The tests of `src/test` come first, and jcstress finds no others.
  private static String classPathOfTests() {
    var parts = new ArrayList<>(List.of(classPath().split(File.pathSeparator)));
    parts.sort((a, b) -> Boolean.compare(b.contains("test-classes"), a.contains("test-classes")));
    return String.join(File.pathSeparator, parts);
  }

  /// The same the other way round.
  private static String classPathOfMain() {
    var parts = new ArrayList<>(List.of(classPath().split(File.pathSeparator)));
    parts.removeIf(part -> part.contains("test-classes"));
    return String.join(File.pathSeparator, parts);
  }

  @Test
  void nothingForbiddenHappensAndWithoutARuleItDoes() throws Exception {
    int millis = 300;
    var run = run(classPathOfMain(), ".*", millis);
    assertThat(run.text()).contains("Failed tests: No matches.", "Error tests: No matches.");
    int all = names(name -> true).size();
    assertThat(run.text()).contains("Results: %1$d planned; %1$d passed".formatted(all));
    assertThat(run.exit()).isZero();

    var missing = names(name -> name.startsWith("Without"));
    assertThat(missing).isNotEmpty();
    if (!FencelessStress.HAS_BARRIER) {
      missing.removeIf(name -> name.startsWith("FencelessStress"));
    }
    missing.removeAll(run.interesting());
    for (int i = 1; i < RUNS && !missing.isEmpty(); i++) {
      millis = 2 * millis;
      var again = run(classPathOfMain(), String.join("|", missing), millis);
      assertThat(again.exit()).as(again.text()).isZero();
      missing.removeAll(again.interesting());
    }
    assertThat(missing).as("never seen").isEmpty();
  }

  private static Set<String> names(Predicate<? super String> wanted) {
    var names = new TreeSet<String>();
    for (var outer : TESTS) {
      for (var nested : outer.getDeclaredClasses()) {
        if (wanted.test(nested.getSimpleName())) {
          names.add(outer.getSimpleName() + "." + nested.getSimpleName());
        }
      }
    }
    return names;
  }

  @Test
  void aForbiddenOutcomeFailsTheRun() throws Exception {
    var run = run(classPathOfTests(), "ForbiddenOutcome", 100);
    assertThat(run.text()).contains("Failed tests: 1 matching test result");
    assertThat(run.exit()).isNotZero();
  }
}
