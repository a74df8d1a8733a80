package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/errors.md` and the exceptions of the library are the same list.
class ErrorCatalogueTest {
  private static final Path CATALOGUE = Path.of("..", "docs", "errors.md");

  private static Stream<List<String>> rows() throws IOException {
    return Files.readAllLines(CATALOGUE).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> Stream.of(line.split("\\|")).map(String::strip).skip(1).toList())
        .filter(cells -> cells.size() == 4);
  }

  @Test
  void everyExceptionHasItsRowsAndNoOtherHas() throws IOException {
    var classes = new TreeSet<String>();
    for (var type : Objects.requireNonNull(SynchronizerException.class.getPermittedSubclasses())) {
      classes.add("`" + type.getSimpleName() + "`");
    }
    assertThat(rows().map(List::getFirst).distinct()).containsExactlyInAnyOrderElementsOf(classes);
  }

  @Test
  void everyRowNamesASituationACauseAndARemedy() throws IOException {
    assertThat(rows())
        .hasSizeGreaterThan(20)
        .allSatisfy(cells -> assertThat(cells).doesNotContain(""));
  }

  @Test
  void everyExceptionIsFinalSoThatTheListIsWhole() {
    assertThat(SynchronizerException.class.getPermittedSubclasses())
        .allSatisfy(type -> assertThat(Modifier.isFinal(type.getModifiers())).isTrue());
  }
}
