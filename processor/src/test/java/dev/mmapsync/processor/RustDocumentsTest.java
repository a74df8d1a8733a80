package dev.mmapsync.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the documents say of Rust is what the processor writes.
class RustDocumentsTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern BLOCK = Pattern.compile("```(java|rust)\n(.*?)```", Pattern.DOTALL);

  @TempDir Path output;

  /// A component in Java, and the type that Rust has for it.
  private record Row(String java, String rust) {}

  private String rust(String name, String source) throws IOException {
    Path file = output.resolve("types.rs");
    Compilation compilation =
        Compilation.of(
            output,
            Map.of(name + ".java", source),
            "-cp",
            Compilation.path(),
            "-proc:only",
            "-Adev.mmapsync.rust=" + file);
    assertThat(compilation.messages()).isEmpty();
    return Files.readString(file);
  }

  @Test
  void theTypeTable() throws IOException {
    List<Row> rows = rows();
    assertThat(rows).hasSizeGreaterThan(25);
    StringBuilder components = new StringBuilder();
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      components.append(i == 0 ? "" : ",\n").append(rows.get(i).java()).append(" c").append(i);
      fields.append("    pub c" + i + ": " + rows.get(i).rust() + ",\n");
    }
    String source =
        """
        import dev.mmapsync.archive.*;
        import java.math.*;
        import java.net.*;
        import java.time.*;
        import java.util.*;
        import org.jspecify.annotations.*;
        @Archive
        record Table(
        """;
    assertThat(rust("Table", source + components + ") {}"))
        .contains("pub struct Table {\n" + fields + "}\n");
  }

  /// The rows of the type table that are about one component each, with types for its letters.
  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    String page = Files.readString(DOCS.resolve("format").resolve("types.md"));
    for (String line : page.substring(0, page.indexOf("\n## ")).split("\n", -1)) {
      if (!line.startsWith("| `") || line.startsWith("| `@Archive")) {
        continue;
      }
      String[] columns = line.split("\\|", -1);
      List<String> java = code(columns[1]);
      List<String> rust = code(columns[2]);
      for (int i = 0; i < java.size() && !rust.isEmpty(); i++) {
        String type = rust.size() == 1 ? rust.getFirst() : rust.get(i);
        rows.add(new Row(put(java.get(i), "Integer"), put(type, "i32")));
      }
    }
    return rows;
  }

  private static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(result -> result.group(1)).toList();
  }

  private static String put(String type, String integer) {
    return type.replaceAll("\\bT\\b", integer)
        .replaceAll("\\b[KV]\\b", "String")
        .replace("(n)", "(3)")
        .replace("; n]", "; 3]");
  }

  @Test
  void theHowTo() throws IOException {
    String page = Files.readString(DOCS.resolve("how-to").resolve("share-types-with-rust.md"));
    List<String> java = blocks(page, "java");
    List<String> rust = blocks(page, "rust");
    assertThat(java).hasSize(1);
    assertThat(rust).isNotEmpty();
    assertThat(rust("Fares", java.getFirst())).contains(rust);
  }

  private static List<String> blocks(String page, String language) {
    return BLOCK
        .matcher(page)
        .results()
        .filter(result -> result.group(1).equals(language))
        .map(result -> result.group(2))
        .toList();
  }
}
