package dev.mmapsync.archive.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.ArchiveType;
import dev.mmapsync.archive.ArchivedKeyIndexMap;
import dev.mmapsync.archive.ArchivedKeyIndexSet;
import dev.mmapsync.archive.EntryShape;
import dev.mmapsync.archive.HashRuns;
import dev.mmapsync.archive.runtime.Codecs;
import dev.mmapsync.archive.tests.VectorIndexes.Indexes;
import dev.mmapsync.archive.tests.VectorIndexes.MapU64U32;
import dev.mmapsync.archive.tests.VectorIndexes.SetString;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// Index maps and sets: found by key through hash and pivot, at the cost of one comparison; found
/// by position without either; in the order in which they were put in.
class IndexTest {
  private static final int BODY = 16;
  private static final int PIVOTS_AT = 8;

  private static MemorySegment archive(Arena arena, ArchiveType<?, ?> type, Object value) {
    byte[] bytes = Archives.serialize(type, value);
    return arena.allocate(bytes.length, 16).copyFrom(MemorySegment.ofArray(bytes));
  }

  /// The table at the end of an archive.
  private static MemorySegment numbers(MemorySegment archive, int pointerAt, int count) {
    long from = archive.byteSize() - BODY + pointerAt;
    return archive.asSlice(from + archive.get(ValueLayout.JAVA_INT, from), 4L * count);
  }

  private static MapU64U32 squares(int... keys) {
    LinkedHashMap<Long, Integer> map = new LinkedHashMap<>();
    for (int key : keys) {
      map.put((long) key, key * key);
    }
    return new MapU64U32(map);
  }

  private static ArchivedVectorIndexes_MapU64U32 view(MemorySegment archive) {
    return ArchivedVectorIndexes_MapU64U32.TYPE.view(archive.asReadOnly());
  }

  private static Indexes indexes() {
    JsonNode vector =
        VectorFolder.library()
            .entries("vectors")
            .filter(each -> each.get("name").asText().equals("indexes"))
            .findFirst()
            .orElseThrow();
    return (Indexes) JsonValues.root(vector.get("value"), Indexes.class);
  }

  // ---- lookups by key

  @Test
  void looksAtOneKeyPerLookup() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment archive = LookupTest.archive(arena, "im_string_u32_100");
      AtomicInteger count = new AtomicInteger();
      var map =
          ArchivedKeyIndexMap.of(
              HashRuns.byIndex(archive, archive.byteSize() - BODY, 12),
              new LookupTest.Counting<>(Codecs.STRING, count),
              Codecs.U32,
              new EntryShape(8, 12));
      int lookups = 0;
      for (JsonNode pair : LookupTest.vector("im_string_u32_100").get("value")) {
        assertThat(map.lookup(pair.get(0).asText())).isEqualTo(pair.get(1).asInt());
        assertThat(map.indexOfKey(pair.get(0).asText())).isEqualTo(lookups);
        assertThat(map.valueAt(lookups++)).isEqualTo(pair.get(1).asInt());
      }
      assertThat(count).hasValue(2 * lookups);
      for (int i = 0; i < 1000; i++) {
        assertThat(map.lookup("absent " + i)).isNull();
      }
      assertThat(count.get()).isBetween(2 * lookups, 2 * lookups + 1000);
    }
  }

  @Test
  void setsLookAtOneElementPerLookup() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment archive = LookupTest.archive(arena, "is_u32_20");
      AtomicInteger count = new AtomicInteger();
      var keys = new LookupTest.Counting<>(Codecs.U32, count);
      var set =
          ArchivedKeyIndexSet.of(HashRuns.byIndex(archive, archive.byteSize() - BODY, 4), keys);
      int lookups = 0;
      for (JsonNode element : LookupTest.vector("is_u32_20").get("value")) {
        assertThat(set.indexOfElement(element.asInt())).isEqualTo(lookups);
        assertThat(set.elementAt(lookups++)).isEqualTo(element.asInt());
      }
      assertThat(count).hasValue(lookups);
      assertThat(set.has(1_000_000)).isFalse();
      assertThat(count.get()).isLessThanOrEqualTo(lookups + 1);
    }
  }

  @Test
  void findsNothingWithoutItsDisplacementOrPivot() {
    try (Arena arena = Arena.ofConfined()) {
      MapU64U32 squares = squares(5, 3, 9, 1, 7);
      for (int table : new int[] {4, PIVOTS_AT}) {
        MemorySegment archive = archive(arena, ArchivedVectorIndexes_MapU64U32.TYPE, squares);
        var map = view(archive).value();
        assertThat(map.get(9)).isEqualTo(81);
        MemorySegment numbers = numbers(archive, table, 5);
        if (table == PIVOTS_AT) {
          for (int i = 0; i < 5; i++) {
            int pivot = numbers.getAtIndex(ValueLayout.JAVA_INT, i);
            numbers.setAtIndex(ValueLayout.JAVA_INT, i, (pivot + 1) % 5);
          }
        } else {
          numbers.fill((byte) 0xFF);
        }
        for (long key : squares.value().keySet()) {
          assertThat(map.containsKey(key)).isFalse();
          assertThat(map.indexOf(key)).isEqualTo(-1);
        }
        assertThat(map.keyAt(2)).isEqualTo(9);
        assertThatThrownBy(() -> ArchivedVectorIndexes_MapU64U32.TYPE.check(archive))
            .isInstanceOf(ArchiveException.class)
            .hasMessageContaining("where it is not found");
      }
    }
  }

  @Test
  void hostileNumbersAreErrors() {
    try (Arena arena = Arena.ofConfined()) {
      for (int table : new int[] {4, PIVOTS_AT}) {
        for (int number : new int[] {5, 1 << 20, Integer.MAX_VALUE}) {
          MemorySegment archive =
              archive(arena, ArchivedVectorIndexes_MapU64U32.TYPE, squares(5, 3, 9, 1, 7));
          MemorySegment numbers = numbers(archive, table, 5);
          for (int i = 0; i < 5; i++) {
            numbers.setAtIndex(ValueLayout.JAVA_INT, i, number);
          }
          String what = table == 4 ? "no such slot: slot=" : "no such entry: index=";
          assertThatThrownBy(() -> view(archive).value().get(9))
              .isInstanceOf(ArchiveException.class)
              .hasMessageContaining(what + number);
          assertThatThrownBy(() -> ArchivedVectorIndexes_MapU64U32.TYPE.check(archive))
              .isInstanceOf(ArchiveException.class)
              .hasMessageContaining(what + number);
        }
      }
    }
  }

  @Test
  void twoPivotsToOneEntryAreRefused() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment archive =
          archive(arena, ArchivedVectorIndexes_MapU64U32.TYPE, squares(5, 3, 9, 1, 7));
      MemorySegment pivots = numbers(archive, PIVOTS_AT, 5);
      pivots.setAtIndex(ValueLayout.JAVA_INT, 0, pivots.getAtIndex(ValueLayout.JAVA_INT, 1));
      assertThatThrownBy(() -> ArchivedVectorIndexes_MapU64U32.TYPE.check(archive))
          .isInstanceOf(ArchiveException.class)
          .hasMessageContaining("key is in a place where it is not found: entry=");
    }
  }

  // ---- every kind

  @Test
  void everyKindFindsItsKeys() {
    try (Arena arena = Arena.ofConfined()) {
      Indexes value = indexes();
      var view =
          ArchivedVectorIndexes_Indexes.TYPE.view(
              archive(arena, ArchivedVectorIndexes_Indexes.TYPE, value).asReadOnly());
      assertThat(view.n().indexOf(-1L)).isEqualTo(1);
      assertThat(view.n().keyAt(2)).isEqualTo(1L);
      assertThat(view.n().valueAt(2).get(1)).isEqualTo(2.5f);
      assertThat(view.i().get(7)).hasToString("7");
      assertThat(view.i().get(0)).as("a key, not a position").isNull();
      assertThat(view.i().indexOf(7)).isEqualTo(1);
      assertThat(view.i().keyAt(0)).isEqualTo(-1);
      assertThat(view.t().indexOf("b")).isEqualTo(1);
      assertThat(view.t().indexOf("absent")).isEqualTo(-1);
      assertThat(view.t().keyAt(0)).hasToString("a longer key");
      assertThat(view.t().valueAt(0).lookup((short) 1)).isEqualTo((byte) 6);
      assertThat(view.t().valueAt(0).indexOfKey((short) 1)).isEqualTo(2);
      assertThat(view.t().valueAt(0).keyAt(0)).isEqualTo((short) 3);
      assertThat(view.e().isEmpty()).isTrue();
      assertThat(view.e().get("")).isNull();
      assertThat(view.k().has(Optional.empty())).isTrue();
      assertThat(view.k().indexOfElement(Optional.of(1))).isEqualTo(2);
      assertThat(view.k().elementAt(0)).contains(2);
      assertThat(view.l().indexOf(2)).isEqualTo(3);
      assertThat(view.l().elementAt(5)).isEqualTo(6);
      assertThat(view.l().contains(7L)).isFalse();
      assertThat(view.s().indexOf("")).isEqualTo(2);
      assertThat(view.s().elementAt(1).contentEquals("a text of its own")).isTrue();
      assertThat(view.b().indexOf("a longer box")).isEqualTo(1);
      assertThat(view.b().valueAt(0).toBigInteger()).isEqualTo(BigInteger.ONE.shiftLeft(100));
    }
  }

  @Test
  void elementsWithoutBytesHaveAnIndex() {
    try (Arena arena = Arena.ofConfined()) {
      var view =
          ArchivedVectorIndexes_Indexes.TYPE.view(
              archive(arena, ArchivedVectorIndexes_Indexes.TYPE, indexes()).asReadOnly());
      assertThat(view.u().size()).isEqualTo(1);
      assertThat(view.u().indexOfElement(new VectorTypes.Unit())).isZero();
    }
  }

  @Test
  void positionsThatAreNone() {
    try (Arena arena = Arena.ofConfined()) {
      var map = view(archive(arena, ArchivedVectorIndexes_MapU64U32.TYPE, squares(2, 1))).value();
      for (int index : new int[] {-1, 2, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
        assertThatThrownBy(() -> map.keyAt(index)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> map.valueAt(index)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> map.entryAt(index)).isInstanceOf(IndexOutOfBoundsException.class);
      }
    }
  }

  // ---- order

  @Test
  void orderIsThatOfInsertion() {
    try (Arena arena = Arena.ofConfined()) {
      var map =
          view(archive(arena, ArchivedVectorIndexes_MapU64U32.TYPE, squares(5, 3, 9))).value();
      List<Long> keys = new ArrayList<>();
      map.keys().forEach(keys::add);
      assertThat(keys).containsExactly(5L, 3L, 9L);
      assertThat(map.entries()).containsExactly(entry(5L, 25), entry(3L, 9), entry(9L, 81));
      assertThat(map.entryAt(1)).isEqualTo(entry(3L, 9));
      assertThat(map).hasToString("{5: 25, 3: 9, 9: 81}");
    }
  }

  @Test
  void orderIsPartOfTheContent() {
    try (Arena arena = Arena.ofConfined()) {
      var type = ArchivedVectorIndexes_MapU64U32.TYPE;
      var one = view(archive(arena, type, squares(5, 3, 9))).value();
      var same = view(archive(arena, type, squares(5, 3, 9))).value();
      var other = view(archive(arena, type, squares(5, 9, 3))).value();
      assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
      assertThat(one.asMap()).as("maps of Java do not look at it").isEqualTo(other.asMap());
    }
  }

  @Test
  void asMapIsSequenced() {
    try (Arena arena = Arena.ofConfined()) {
      var map =
          view(archive(arena, ArchivedVectorIndexes_MapU64U32.TYPE, squares(5, 3, 9)))
              .value()
              .asMap();
      assertThat(map).isEqualTo(squares(3, 5, 9).value());
      assertThat(map.firstEntry()).isEqualTo(entry(5L, 25));
      assertThat(map.lastEntry()).isEqualTo(entry(9L, 81));
      assertThat(map.reversed().keySet()).containsExactly(9L, 3L, 5L);
      assertThat(map.reversed().reversed().sequencedKeySet()).containsExactly(5L, 3L, 9L);
      assertThat(map.reversed().get(3L)).isEqualTo(9);
      Map<?, ?> any = map;
      assertThat(any.containsKey("3")).isFalse();
      assertThatThrownBy(() -> map.put(1L, 1)).isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(map::pollFirstEntry).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void asSetIsSequenced() {
    try (Arena arena = Arena.ofConfined()) {
      var type = ArchivedVectorIndexes_SetString.TYPE;
      var value = new SetString(new LinkedHashSet<>(List.of("b", "a", "c")));
      var set = type.view(archive(arena, type, value)).value();
      assertThat(set).hasToString("{\"b\", \"a\", \"c\"}");
      assertThat(set.asSet().getFirst().contentEquals("b")).isTrue();
      assertThat(set.asSet().reversed().getFirst().contentEquals("c")).isTrue();
      assertThat(set.asSet().contains(set.elementAt(1))).isTrue();
      assertThat(set.asSet()).isEqualTo(set.asSet().reversed());
      var turned = new SetString(new LinkedHashSet<>(List.of("a", "b", "c")));
      assertThat(set).isNotEqualTo(type.view(archive(arena, type, turned)).value());
    }
  }

  @Test
  void deserializedCollectionsAreThoseThatWereDeclared() {
    try (Arena arena = Arena.ofConfined()) {
      Indexes value = indexes();
      Indexes read =
          ArchivedVectorIndexes_Indexes.TYPE
              .view(archive(arena, ArchivedVectorIndexes_Indexes.TYPE, value).asReadOnly())
              .deserialize();
      assertThat(JsonValues.equal(read, value)).isTrue();
      assertThat(read.i()).isInstanceOf(LinkedHashMap.class);
      assertThat(List.copyOf(read.t().keySet())).containsExactly("a longer key", "b", "a");
      Map<Long, List<Float>> unmodifiable = read.n();
      assertThatThrownBy(() -> unmodifiable.put(1L, List.of()))
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }
}
