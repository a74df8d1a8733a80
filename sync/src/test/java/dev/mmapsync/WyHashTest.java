package dev.mmapsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Against values that the Rust crate `wyhash` 0.5 computed.
class WyHashTest {
  private static final long OTHER_SEED = 0x123456789abcdef0L;

  @TestFactory
  Stream<DynamicTest> agreesWithTheCrate() throws IOException {
    return StreamSupport.stream(vectors().path("single_write").spliterator(), false)
        .map(row -> DynamicTest.dynamicTest(row.get(0) + " bytes", () -> compare(row)));
  }

  @Test
  void copyingGivesTheSameHashAndTheBytes() {
    try (var arena = Arena.ofConfined()) {
      for (long size :
          new long[] {
            0, 1, 31, 32, 33, 127, 128, 129, 160, 255, 256, 65_535, 65_536, 65_568, 200_001
          }) {
        var source = pattern(arena, size);
        var target = arena.allocate(size + 8);
        long hash = Checksum.wyhash().copy(source, target);
        assertThat(hash).as("size=%d", size).isEqualTo(Checksum.wyhash().of(source));
        assertThat(source.mismatch(target.asSlice(0, size))).isEqualTo(-1);
      }
    }
  }

  private static void compare(JsonNode row) {
    try (var arena = Arena.ofConfined()) {
      var bytes = pattern(arena, row.get(0).asLong());
      assertThat(WyHash.hash(0, bytes)).isEqualTo(hex(row.get(1)));
      assertThat(WyHash.hash(OTHER_SEED, bytes)).isEqualTo(hex(row.get(2)));
    }
  }

  private static MemorySegment pattern(Arena arena, long size) {
    var bytes = new byte[(int) size];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (7 * i + 3);
    }
    var segment = arena.allocate(size);
    segment.copyFrom(MemorySegment.ofArray(bytes));
    return segment;
  }

  private static long hex(JsonNode node) {
    return Long.parseUnsignedLong(node.asText().substring(2), 16);
  }

  private static JsonNode vectors() throws IOException {
    try (var in = WyHashTest.class.getResourceAsStream("hashes.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in)).path("wyhash_0_5_0");
    }
  }
}
