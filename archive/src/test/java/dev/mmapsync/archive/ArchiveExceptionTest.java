package dev.mmapsync.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

class ArchiveExceptionTest {

  @Test
  void thePositionEndsTheMessage() {
    var error = new ArchiveException("no such tag: tag=9", 12);
    assertThat(error).hasMessage("no such tag: tag=9: position=12");
    assertThat(error.position()).isEqualTo(12);
  }

  @Test
  void anErrorCanHaveNoPosition() {
    var error = new ArchiveException("a value without an archive: value=x");
    assertThat(error).hasMessage("a value without an archive: value=x");
    assertThat(error.position()).isEqualTo(ArchiveException.NO_POSITION);
  }

  @Test
  void rawBytesAreTheirOwnView() {
    var type = ArchiveType.bytes();
    var bytes = MemorySegment.ofArray(new byte[] {1, 2, 3});
    type.check(bytes);
    assertThat(type.view(bytes)).isSameAs(bytes);
    assertThat(type.alignment()).isOne();
    assertThat(type.fingerprint()).isZero();
  }
}
