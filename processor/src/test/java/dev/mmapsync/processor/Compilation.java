package dev.mmapsync.processor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A run of the compiler with the processor.
///
/// @param output where classes and generated sources are
/// @param messages errors and warnings, as `line: message`
record Compilation(Path output, List<String> messages) {

  /// Compiles sources by file name, with all warnings on.
  static Compilation of(Path output, Map<String, String> sources, String... options) {
    return of(output, List.of(), sources, options);
  }

  /// Runs the processor, without compiling, over classes that are compiled already.
  static Compilation ofClasses(Path output, List<String> classes, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("-proc:only");
    return of(output, classes, Map.of(), all.toArray(String[]::new));
  }

  private static Compilation of(
      Path output, List<String> classes, Map<String, String> sources, String... options) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> arguments =
        new ArrayList<>(
            List.of("-d", output.toString(), "-Xlint:all,-processing,-requires-automatic"));
    arguments.addAll(List.of(options));
    JavaCompiler.CompilationTask task =
        compiler.getTask(
            null,
            null,
            diagnostics,
            arguments,
            classes,
            sources.entrySet().stream().map(e -> source(e.getKey(), e.getValue())).toList());
    task.setProcessors(List.of(new ArchiveProcessor()));
    task.call();
    return new Compilation(
        output,
        diagnostics.getDiagnostics().stream()
            .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
            .map(Compilation::line)
            .toList());
  }

  /// Class path and module path of this test: where the annotations are.
  static String path() {
    return Stream.of("java.class.path", "jdk.module.path")
        .map(key -> System.getProperty(key, ""))
        .filter(path -> !path.isEmpty())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String line(Diagnostic<? extends JavaFileObject> diagnostic) {
    return diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT);
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  /// A generated source.
  String generated(String file) {
    try {
      return Files.readString(output.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
