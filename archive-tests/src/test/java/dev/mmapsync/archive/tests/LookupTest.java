package dev.mmapsync.archive.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mmapsync.archive.ArchivedKeyMap;
import dev.mmapsync.archive.ArchivedMap;
import dev.mmapsync.archive.EntryShape;
import dev.mmapsync.archive.HashRuns;
import dev.mmapsync.archive.KeyType;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.runtime.Codecs;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Lookups go through the hash: every key that rkyv wrote is found, at the cost of one comparison,
/// and not without its displacement.
class LookupTest {
  private static final int BODY = 12;

  static JsonNode vector(String name) {
    return VectorFolder.own()
        .entries("vectors")
        .filter(entry -> entry.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static MemorySegment archive(Arena arena, String name) {
    byte[] bytes = VectorFolder.own().bytes(vector(name));
    return arena.allocate(bytes.length, 16).copyFrom(MemorySegment.ofArray(bytes));
  }

  /// Counts how many archived keys are looked at.
  record Counting<K, V>(KeyType<K, V> keys, AtomicInteger count) implements KeyType<K, V> {
    @Override
    public byte[] fed(MemorySegment archive, long at) {
      count.incrementAndGet();
      return keys.fed(archive, at);
    }

    @Override
    public byte @Nullable [] fed(K key) {
      return keys.fed(key);
    }

    @Override
    public K fromView(V view) {
      return keys.fromView(view);
    }

    @Override
    public long size() {
      return keys.size();
    }

    @Override
    public V view(MemorySegment archive, long at) {
      return keys.view(archive, at);
    }

    @Override
    public boolean equal(Walk walk, MemorySegment a, long at, MemorySegment b, long otherAt) {
      return keys.equal(walk, a, at, b, otherAt);
    }

    @Override
    public int hash(Walk walk, MemorySegment archive, long at) {
      return keys.hash(walk, archive, at);
    }

    @Override
    public void print(StringBuilder out, Walk walk, MemorySegment archive, long at) {
      keys.print(out, walk, archive, at);
    }
  }

  @Test
  void looksAtOneKeyPerLookup() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment archive = archive(arena, "hm_string_u32_1000");
      AtomicInteger count = new AtomicInteger();
      var map =
          ArchivedKeyMap.of(
              HashRuns.bySlot(archive, archive.byteSize() - BODY, 12),
              new Counting<>(Codecs.STRING, count),
              Codecs.U32,
              new EntryShape(8, 12));
      int lookups = 0;
      for (JsonNode pair : vector("hm_string_u32_1000").get("value")) {
        assertThat(map.lookup(pair.get(0).asText())).isEqualTo(pair.get(1).asInt());
        lookups++;
      }
      assertThat(count).hasValue(lookups);
      for (int i = 0; i < 1000; i++) {
        assertThat(map.lookup("absent " + i)).isNull();
      }
      assertThat(count.get()).isBetween(lookups, lookups + 1000);
    }
  }

  @Test
  void findsNothingWithoutItsDisplacement() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment archive = archive(arena, "hm_u64_vecf32_500");
      var map = ArchivedVectorMaps_MapU64VecF32.TYPE.view(archive.asReadOnly()).value();
      for (var entry : map.entries()) {
        assertThat(map.get(entry.getKey().longValue())).isEqualTo(entry.getValue());
      }
      long body = archive.byteSize() - BODY;
      long displacements = body + 4 + archive.get(ValueLayout.JAVA_INT, body + 4);
      archive.asSlice(displacements, 4L * map.size()).fill((byte) 0xFF);
      for (long key : map.keys()) {
        assertThat(map.containsKey(key)).isFalse();
      }
    }
  }

  @Test
  void everyKindOfMapFindsItsKeys() {
    for (JsonNode vector : VectorFolder.own().entries("vectors").toList()) {
      if (vector.get("rust_type").asText().startsWith("HashMap")) {
        findsItsKeys(vector);
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static void findsItsKeys(JsonNode vector) {
    VectorTable.Entry java =
        VectorTable.of(vector.get("name").asText(), vector.get("rust_type").asText()).orElseThrow();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment archive = archive(arena, vector.get("name").asText());
      var map = (ArchivedMap<Object, Object>) Archives.call(java.type().view(archive), "value");
      Object record = JsonValues.root(vector.get("value"), java.javaType());
      Object written = JsonValues.component(record, java.javaType().getRecordComponents()[0]);
      assertThat(map.size()).isEqualTo(((Map<?, ?>) written).size());
      map.forEach(
          (key, value) -> {
            assertThat(map.containsKey(key)).isTrue();
            assertThat(map.get(key)).isEqualTo(value);
          });
      if (map instanceof ArchivedKeyMap<?, ?, ?> keyMap) {
        for (Object key : ((Map<?, ?>) written).keySet()) {
          assertThat(((ArchivedKeyMap<Object, ?, ?>) keyMap).hasKey(key)).isTrue();
        }
      }
    }
  }
}
