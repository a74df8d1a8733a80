package dev.mmapsync.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModeBitsTest {

  @ParameterizedTest
  @CsvSource({
    "---------,0",
    "rw-rw----,0660",
    "rw-r-----,0640",
    "rwxrwxrwx,0777",
    "--x--x--x,0111"
  })
  void bothWays(String text, String octal) {
    var permissions = PosixFilePermissions.fromString(text);
    int mode = Integer.parseInt(octal, 8);
    assertThat(ModeBits.of(permissions)).isEqualTo(mode);
    assertThat(ModeBits.permissions(mode)).isEqualTo(permissions);
    assertThat(ModeBits.permissions(mode | 0100000)).as("type bits").isEqualTo(permissions);
  }
}
