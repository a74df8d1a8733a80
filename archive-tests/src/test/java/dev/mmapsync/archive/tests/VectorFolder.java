package dev.mmapsync.archive.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// A folder of archives that rkyv wrote, with the manifest that says what they are.
record VectorFolder(Path path, JsonNode manifest) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// The folder of this project.
  static VectorFolder own() {
    return resource("/vectors/manifest.json");
  }

  /// The archives that `src/test/rust` wrote, of types that the other folder lacks.
  static VectorFolder library() {
    return resource("/vectors-library/manifest.json");
  }

  private static VectorFolder resource(String name) {
    URL manifest = VectorFolder.class.getResource(name);
    try {
      return at(Path.of(Objects.requireNonNull(manifest).toURI()).resolveSibling(""));
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /// All folders: this project's two, and the one that the system property `dev.mmapsync.vectors`
  /// names.
  static List<VectorFolder> all() {
    String second = System.getProperty("dev.mmapsync.vectors", "");
    return second.isEmpty()
        ? List.of(own(), library())
        : List.of(own(), library(), at(Path.of(second)));
  }

  static VectorFolder at(Path path) {
    return new VectorFolder(path, json(path.resolve("manifest.json")));
  }

  static JsonNode json(Path file) {
    try {
      return JSON.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Stream<JsonNode> entries(String kind) {
    return StreamSupport.stream(manifest.path(kind).spliterator(), false);
  }

  byte[] bytes(JsonNode entry) {
    try {
      return Files.readAllBytes(path.resolve(entry.get("file").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The lines of `mutations.jsonl`, if there is one.
  List<JsonNode> mutations() {
    Path file = path.resolve("mutations.jsonl");
    if (!Files.exists(file)) {
      return List.of();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.map(VectorFolder::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The names of the archives in it.
  Set<String> files() {
    try (Stream<Path> files = Files.list(path)) {
      return files
          .map(file -> path.relativize(file).toString())
          .filter(name -> name.endsWith(".bin"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
