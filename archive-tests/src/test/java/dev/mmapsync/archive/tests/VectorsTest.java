package dev.mmapsync.archive.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mmapsync.archive.ArchiveException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Archives that rkyv wrote: values, bytes and verdicts agree. Takes a second folder through the
/// system property `dev.mmapsync.vectors`.
class VectorsTest {
  /// Longer than a `java.time.Duration` can be: read through the view only. The one vector with a
  /// value that Java cannot hold, see `docs/format/types.md`.
  private static final String LONGEST_DURATION = "duration_max";

  private static String name(JsonNode entry) {
    return entry.get("name").asText();
  }

  private static VectorTable.Entry typeOf(JsonNode entry) {
    return VectorTable.of(name(entry), entry.get("rust_type").asText())
        .orElseThrow(() -> new AssertionError("no Java type in VectorTable for " + entry));
  }

  private static Stream<DynamicTest> each(String kind, VectorTest test) {
    return VectorFolder.all().stream()
        .flatMap(
            folder ->
                folder
                    .entries(kind)
                    .map(
                        entry ->
                            DynamicTest.dynamicTest(
                                name(entry),
                                () -> test.run(entry, folder.bytes(entry), typeOf(entry)))));
  }

  private interface VectorTest {
    void run(JsonNode entry, byte[] bytes, VectorTable.Entry java);
  }

  @TestFactory
  Stream<DynamicTest> decodesToTheValue() {
    return each(
        "vectors",
        (entry, bytes, java) -> {
          try (Arena arena = Arena.ofConfined()) {
            Object view = java.type().view(Archives.map(arena, bytes, 0));
            if (name(entry).equals(LONGEST_DURATION)) {
              assertThat(view)
                  .hasToString("ArchivedVectorWrappers_Span(18446744073709551615.999999999s)");
              assertThatThrownBy(() -> Archives.deserialize(view))
                  .isInstanceOf(ArchiveException.class);
              return;
            }
            Object expected = JsonValues.root(entry.get("value"), java.javaType());
            Object value = Archives.deserialize(view);
            assertThat(JsonValues.equal(value, expected)).as("%s is %s", value, expected).isTrue();
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> serializesToTheSameBytes() {
    return each(
        "vectors",
        (entry, bytes, java) -> {
          if (!name(entry).equals(LONGEST_DURATION)) {
            Object value = JsonValues.root(entry.get("value"), java.javaType());
            assertThat(Archives.serialize(java.type(), value)).isEqualTo(bytes);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> checkAgreesOnWhatRkyvWrote() {
    return each(
        "vectors",
        (entry, bytes, java) ->
            assertThat(Archives.accepts(java.type(), bytes, 0))
                .isEqualTo(entry.get("check_0_7_46").asText().equals("ok")));
  }

  @TestFactory
  Stream<DynamicTest> checkAgreesOnWhatIsInvalid() {
    return each(
        "invalid",
        (entry, bytes, java) ->
            assertThat(Archives.accepts(java.type(), bytes, entry.path("base_shift").asLong()))
                .as(entry.get("what").asText())
                .isEqualTo(entry.get("result_0_7_46").asText().equals("OK")));
  }

  @TestFactory
  Stream<DynamicTest> checkAgreesOnMutations() {
    return VectorFolder.all().stream().flatMap(VectorsTest::mutationsByVector);
  }

  private static Stream<DynamicTest> mutationsByVector(VectorFolder folder) {
    Map<String, JsonNode> vectors = new HashMap<>();
    folder.entries("vectors").forEach(entry -> vectors.put(name(entry), entry));
    Map<String, List<JsonNode>> lines =
        folder.mutations().stream().collect(Collectors.groupingBy(line -> line.get(0).asText()));
    return lines.entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(),
                    () -> checkMutations(folder, vectors.get(e.getKey()), e.getValue())));
  }

  private static void checkMutations(VectorFolder folder, JsonNode entry, List<JsonNode> lines) {
    byte[] original = folder.bytes(entry);
    VectorTable.Entry java = typeOf(entry);
    List<String> wrong = new ArrayList<>();
    for (JsonNode line : lines) {
      JsonNode verdict = line.get(line.size() - 1);
      if (verdict.isInt()) {
        boolean shift = line.get(1).asText().equals("base_shift");
        boolean accepted =
            Archives.accepts(java.type(), mutate(original, line), shift ? line.get(2).asLong() : 0);
        if (accepted != (verdict.asInt() == 1)) {
          wrong.add(line.toString());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static byte[] mutate(byte[] original, JsonNode line) {
    int count = line.get(2).asInt();
    return switch (line.get(1).asText()) {
      case "drop_front" -> Arrays.copyOfRange(original, count, original.length);
      case "drop_back" -> Arrays.copyOf(original, original.length - count);
      case "base_shift" -> original;
      default -> edit(original.clone(), line.get(1));
    };
  }

  private static byte[] edit(byte[] bytes, JsonNode edits) {
    edits.forEach(edit -> bytes[edit.get(0).asInt()] = (byte) edit.get(1).asInt());
    return bytes;
  }

  /// None is left out: each file has an entry that the tests above go through, and its type in
  /// Java.
  @TestFactory
  Stream<DynamicTest> everyFileIsTested() {
    return VectorFolder.all().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.path().toString(),
                    () -> {
                      Set<String> tested =
                          Stream.of("vectors", "invalid")
                              .flatMap(folder::entries)
                              .filter(entry -> typeOf(entry).type() != null)
                              .map(entry -> entry.get("file").asText())
                              .collect(Collectors.toSet());
                      assertThat(tested).isNotEmpty().isEqualTo(folder.files());
                    }));
  }
}
