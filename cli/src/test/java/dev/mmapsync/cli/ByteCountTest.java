package dev.mmapsync.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

final class ByteCountTest {
  private final ByteCount byteCount = new ByteCount();

  @Test
  void readsBytesAndUnits() {
    assertThat(byteCount.convert("65537")).isEqualTo(65_537);
    assertThat(byteCount.convert("64K")).isEqualTo(65_536);
    assertThat(byteCount.convert("16m")).isEqualTo(16L << 20);
    assertThat(byteCount.convert("2GiB")).isEqualTo(2L << 30);
    assertThat(byteCount.convert("1TB")).isEqualTo(1L << 40);
  }

  @Test
  void refusesWhatIsNoSize() {
    for (String wrong : new String[] {"", "K", "-1", "1.5M", "16X", "999999999999T"}) {
      assertThatExceptionOfType(TypeConversionException.class)
          .as(wrong)
          .isThrownBy(() -> byteCount.convert(wrong));
    }
  }

  @Test
  void writesThreeOrFourDigits() {
    assertThat(ByteCount.text(0)).isEqualTo("0 B");
    assertThat(ByteCount.text(1023)).isEqualTo("1023 B");
    assertThat(ByteCount.text(1024)).isEqualTo("1.0 KiB");
    assertThat(ByteCount.text(16L << 20)).isEqualTo("16.0 MiB");
    assertThat(ByteCount.text((1L << 20) - 1)).isEqualTo("1.0 MiB");
    assertThat(ByteCount.text(5L << 40)).isEqualTo("5.0 TiB");
    assertThat(ByteCount.text(5000L << 40)).isEqualTo("5000.0 TiB");
  }
}
