package dev.mmapsync.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The code of the how-to pages compiles with the processor, without a warning, and runs.
class HowToTest {
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern NAME =
      Pattern.compile("public (?:record|class|sealed interface|enum) (\\w+)");

  @TempDir Path folder;

  @Test
  void defineAType() throws Exception {
    assertThat(run("define-a-type.md", "Shop"))
        .isEqualToNormalizingNewlines("[\"bath\", \"vegan\"]\n1.5\n3 with a towel\n17\n");
  }

  @Test
  void inOrder() throws Exception {
    assertThat(run("define-a-type.md", "Board"))
        .isEqualToNormalizingNewlines("610 Paris\n545: \"Lyon\"\n610: \"Paris\"\n[7] 2\n");
  }

  @Test
  void changeAType() throws Exception {
    assertThat(run("change-a-type.md", "Prefixes")).isEqualToNormalizingNewlines("true\n");
  }

  @Test
  void featureTable() throws Exception {
    assertThat(run("feature-table.md", "Score")).isEqualToNormalizingNewlines("11.0\n");
  }

  /// What the main class of a page prints.
  private String run(String page, String main) throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    compile(blocks(page), classes);
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {classes.toUri().toURL()}, HowToTest.class.getClassLoader())) {
      System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
      loader
          .loadClass(main)
          .getMethod("main", String[].class)
          .invoke(null, (Object) new String[] {folder.resolve("page").toString()});
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static List<JavaFileObject> blocks(String page) throws IOException {
    Path file = Path.of(System.getProperty("docs", "docs")).resolve("how-to").resolve(page);
    return BLOCK.matcher(Files.readString(file)).results().map(r -> source(r.group(1))).toList();
  }

  private static JavaFileObject source(String text) {
    Matcher name = NAME.matcher(text);
    assertThat(name.find()).isTrue();
    return new SimpleJavaFileObject(
        URI.create("string:///" + name.group(1) + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static void compile(List<JavaFileObject> sources, Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    String path =
        String.join(
            File.pathSeparator,
            Stream.of("java.class.path", "jdk.module.path")
                .map(key -> System.getProperty(key, ""))
                .filter(value -> !value.isEmpty())
                .toList());
    List<String> options =
        List.of(
            "-d",
            classes.toString(),
            "-cp",
            path,
            "-processor",
            "dev.mmapsync.processor.ArchiveProcessor",
            "-Xlint:all,-processing,-path");
    compiler.getTask(null, null, diagnostics, options, null, sources).call();
    assertThat(diagnostics.getDiagnostics()).isEmpty();
  }
}
