package dev.mmapsync.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.Checksum;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Gatherers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Holds offsets, sizes, bits and the example in `docs/format/state-file.md` to [StateLayout] and
/// [VersionWord].
@Tag("once")
class StateFileDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "format", "state-file.md");
  private static final ValueLayout.OfLong WORD =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt COUNTER =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  @Test
  void theTableOfTheLayoutIsThatOfTheCode() throws IOException {
    var rows = table("## Layout");
    assertThat(rows.keySet()).containsExactly("version", "readers[0]", "readers[1]");
    assertThat(numbers(rows, "version")).startsWith(StateLayout.VERSION, (long) Long.BYTES);
    assertThat(numbers(rows, "readers[0]"))
        .startsWith(StateLayout.readers(0), StateLayout.READERS_STRIDE);
    assertThat(numbers(rows, "readers[1]"))
        .startsWith(StateLayout.readers(1), StateLayout.READERS_STRIDE);
    assertThat(numbers(rows, "version")).endsWith(VersionWord.NOTHING);
  }

  @Test
  void theBoxHasTheOffsetsOfTheCode() throws IOException {
    var box = blocks("## Layout").getFirst().lines().toList();
    var ruler = Arrays.stream(box.getFirst().trim().split(" +")).map(Long::valueOf).toList();
    assertThat(ruler)
        .containsExactly(
            StateLayout.VERSION, StateLayout.readers(0), StateLayout.readers(1), StateLayout.SIZE);
  }

  @Test
  void theTableOfTheVersionWordIsThatOfTheCode() throws IOException {
    var rows = table("## The version word");
    assertThat(rows.keySet()).containsExactly("index", "size", "checksum");
    assertThat(mask(rows, "index")).isEqualTo(VersionWord.of(1, 1, 0) ^ VersionWord.of(0, 1, 0));
    assertThat(mask(rows, "size")).isEqualTo(VersionWord.of(0, VersionWord.MAX_SIZE, 0));
    assertThat(mask(rows, "checksum"))
        .isEqualTo(VersionWord.of(0, 1, -1) ^ VersionWord.of(0, 1, 0));
    assertThat(numbers(rows, "size")).contains(VersionWord.MAX_SIZE);
  }

  @Test
  void theExampleIsWhatTheCodeReads() throws IOException {
    var bytes = blocks("## Example");
    var archive = MemorySegment.ofArray(bytes(bytes.get(0)));
    var state = MemorySegment.ofArray(bytes(bytes.get(1)));
    var rows = table("## Example");
    long word = state.get(WORD, StateLayout.VERSION);

    assertThat(state.byteSize()).isEqualTo(StateLayout.SIZE);
    assertThat(numbers(rows, "word")).containsExactly(word);
    assertThat(numbers(rows, "index")).containsExactly((long) VersionWord.index(word));
    assertThat(numbers(rows, "size")).containsExactly(VersionWord.size(word));
    assertThat(numbers(rows, "checksum")).containsExactly((long) VersionWord.checksum(word));
    for (int index = 0; index <= 1; index++) {
      assertThat(numbers(rows, "readers[" + index + "]"))
          .containsExactly((long) state.get(COUNTER, StateLayout.readers(index)));
    }
    assertThat(word)
        .isEqualTo(VersionWord.of(1, archive.byteSize(), Checksum.wyhash().of(archive)));
  }

  /// The bits that a row of the version word names.
  private static long mask(Map<String, List<String>> rows, String name) {
    var numbers = numbers(rows, name);
    return ((1L << numbers.get(1)) - 1) << numbers.get(0);
  }

  /// The numbers in the cells of a row that follow its name, decimal or `0x`.
  private static List<Long> numbers(Map<String, List<String>> rows, String name) {
    return Objects.requireNonNull(rows.get(name), name).stream()
        .flatMap(cell -> Arrays.stream(cell.split("[^0-9a-zA-Z]+")))
        .filter(word -> word.matches("\\d+|0x\\p{XDigit}+"))
        .map(
            word ->
                word.startsWith("0x")
                    ? Long.parseUnsignedLong(word.substring(2), 16)
                    : Long.parseLong(word))
        .toList();
  }

  /// The rows of the one table of a section, by their first cell.
  private static Map<String, List<String>> table(String heading) throws IOException {
    var rows = new LinkedHashMap<String, List<String>>();
    section(heading)
        .lines()
        .filter(line -> line.startsWith("|"))
        .skip(2) // its head and the line below
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::trim).toList())
        .forEach(
            cells -> rows.put(cells.getFirst().replace("`", ""), cells.subList(1, cells.size())));
    return rows;
  }

  private static byte[] bytes(String block) {
    return HexFormat.of().parseHex(block.replaceAll("\\s", ""));
  }

  /// What stands between the fences of a section.
  private static List<String> blocks(String heading) throws IOException {
    return Arrays.stream(section(heading).split("(?m)^```$"))
        .gather(Gatherers.windowFixed(2))
        .filter(pair -> pair.size() == 2)
        .map(pair -> pair.get(1).strip())
        .toList();
  }

  private static String section(String heading) throws IOException {
    var text = Files.readString(DOCUMENT);
    int start = text.indexOf(heading + "\n");
    assertThat(start).as("section " + heading).isNotNegative();
    int end = text.indexOf("\n## ", start);
    return end < 0 ? text.substring(start) : text.substring(start, end);
  }
}
