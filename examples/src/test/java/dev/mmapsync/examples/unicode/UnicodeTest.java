package dev.mmapsync.examples.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.Synchronizer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Characters are found by code point and by name.
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
}
