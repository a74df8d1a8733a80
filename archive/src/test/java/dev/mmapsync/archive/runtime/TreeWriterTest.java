package dev.mmapsync.archive.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mmapsync.archive.ArchiveException;
import org.junit.jupiter.api.Test;

/// What is too large for a node is an error: rkyv would cut it off.
class TreeWriterTest {
  @Test
  void sizesHave32Bits() {
    assertThat(TreeWriter.unsigned(0xFFFFFFFFL)).isEqualTo(-1);
    assertThatThrownBy(() -> TreeWriter.unsigned(1L << 32))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("more than 4 GiB belong to one node of a tree: bytes=4294967296");
  }
}
