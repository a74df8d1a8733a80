package dev.mmapsync.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// `docs/format/registry-file.md` has the offsets of [RegistryLayout].
class RegistryDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/format/registry-file.md");

  private final String text;

  RegistryDocumentTest() throws IOException {
    this.text = Files.readString(DOCUMENT, StandardCharsets.UTF_8);
  }

  private void says(long offset, String field) {
    assertThat(text.lines().anyMatch(l -> l.startsWith("| " + offset + " |") && l.contains(field)))
        .as("%s: %s", offset, field)
        .isTrue();
  }

  @Test
  void header() {
    says(RegistryLayout.MAGIC, "magic");
    says(RegistryLayout.VERSION, "layout: " + RegistryLayout.LAYOUT_VERSION);
    says(RegistryLayout.SLOT_COUNT, "number of slots, 1,024");
    says(RegistryLayout.STRIDE, "two slots: " + RegistryLayout.SLOT_STRIDE);
    says(RegistryLayout.OFFSET, "slot 0: 4,096");
    says(RegistryLayout.FLAGS, "flags");
    says(RegistryLayout.FOREIGN_GENERATION, "foreign generation");
    says(RegistryLayout.KERNEL, "kernel");
    says(RegistryLayout.HIGH_WATER_MARK, "high-water mark");
    says(RegistryLayout.JOINED, "joined");
    assertThat(RegistryLayout.DEFAULT_SLOTS).isEqualTo(1_024);
    assertThat(RegistryLayout.SLOTS).isEqualTo(4_096);
    assertThat(text)
        .contains(
            "offset %d + %d * i".formatted(RegistryLayout.RECORDS, RegistryLayout.RECORD_STRIDE))
        .contains("4,096 + %d * k".formatted(RegistryLayout.SLOT_STRIDE));
  }

  @Test
  void magicIsReadable() {
    var bytes = new byte[Long.BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (RegistryLayout.MAGIC_WORD >>> (Byte.SIZE * i));
    }
    assertThat(new String(bytes, StandardCharsets.US_ASCII)).isEqualTo("MSYNCREG");
  }

  @Test
  void recordsAndSlots() {
    says(RegistryLayout.RECORD_WORD, "version word");
    says(RegistryLayout.RECORD_SEQUENCE, "sequence");
    says(RegistryLayout.RECORD_TIME, "nanoseconds");
    says(RegistryLayout.RECORD_DEVICE, "device");
    says(RegistryLayout.RECORD_INODE, "inode");
    says(RegistryLayout.RECORD_FINGERPRINT, "fingerprint");
    says(RegistryLayout.HOLD, "hold");
    says(RegistryLayout.MARK, "mark");
    says(RegistryLayout.PID, "process id");
    says(RegistryLayout.CLAIMED_AT, "claimed at");
  }

  @Test
  void bits() {
    long hold = HoldWord.next(7L << HoldWord.SEQUENCE_SHIFT, 1);
    assertThat(hold).isEqualTo((8L << 4) | (1 << 1));
    assertThat(HoldWord.RETIRED).isEqualTo(1 << 2);
    assertThat(HoldWord.detaching(0, hold, 1)).isEqualTo((8L << 4) | (1 << 1));
    assertThat(HoldWord.evicting(0, hold, 1)).isEqualTo((8L << 4) | (1 << 3));
    assertThat(RegistryLayout.UNKNOWN_READERS).isEqualTo(1 << 1);
    assertThat(RegistryLayout.BARRIERS).isEqualTo(1);
    assertThat(RegistryLayout.KNOWN_FLAGS).isEqualTo(1 | (1 << 1) | (1 << 2));
    assertThat(text).contains("| 0 | each writer executes a barrier");
    assertThat(text).contains("| 1, 2 | this registry took the place");
    assertThat(text).contains("| 0, 1 | holds", "| 2 | its owner", "| 2, 3 | data index");
  }
}
