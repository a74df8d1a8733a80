package dev.mmapsync.archive.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.archive.ArchivedDuration;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `equals` and `toString` go by content, whatever else differs.
class ViewContentTest {
  private static ArchivedVectorMaps_MapStringU32 map(Map<String, Integer> value) {
    byte[] archive =
        Archives.serialize(
            ArchivedVectorMaps_MapStringU32.TYPE, new VectorMaps.MapStringU32(value));
    return ArchivedVectorMaps_MapStringU32.TYPE.view(MemorySegment.ofArray(archive));
  }

  /// A pass pays for what it sees of its own archive, and not for what it compares that with.
  @Test
  void aSmallMapIsNotEqualToALargeOne() {
    var small = map(Map.of("a", 1));
    var large = map(Map.of("b".repeat(10_000), 1));
    assertThat(small).isNotEqualTo(large);
    assertThat(large).isNotEqualTo(small);
    assertThat(small.value()).isNotEqualTo(large.value());
    assertThat(large.value()).isNotEqualTo(small.value());
    assertThat(small).isEqualTo(map(Map.of("a", 1)));
  }

  @Test
  void durationsPrintTheSameInAnyLanguage() {
    byte[] bytes = new byte[16];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 3).putInt(8, 250_000_000);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      assertThat(ArchivedDuration.at(MemorySegment.ofArray(bytes), 0)).hasToString("3.25s");
    } finally {
      Locale.setDefault(before);
    }
  }
}
