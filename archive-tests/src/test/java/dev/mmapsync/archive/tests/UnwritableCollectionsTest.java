package dev.mmapsync.archive.tests;

import static dev.mmapsync.archive.tests.UnwritableTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mmapsync.archive.ArchiveType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Maps and sets of each kind that Rust cannot have, or that change while they are written, are a
/// typed error.
class UnwritableCollectionsTest {
  private static final String TWICE = "two keys are the same in an archive";
  private static final String NULL_KEY =
      "null where there is no Option: a key of a map, or in a set";
  private static final String NULL_VALUE = "null where there is no Option: value of key=a";
  private static final String GREW = "grew while it was being written: size=1";
  private static final String SHRANK = "shrank while it was being written: size=0";

  // ---- two equal keys

  private static <M extends Map<String, Integer>> M twice(M map) {
    map.put(String.valueOf(new char[] {'k'}), 1);
    map.put(String.valueOf(new char[] {'k'}), 2);
    assertThat(map).hasSize(2);
    return map;
  }

  /// Tells apart what is equal.
  private static Comparator<Object> finer() {
    IdentityHashMap<Object, Integer> seen = new IdentityHashMap<>();
    return Comparator.comparingInt(key -> seen.computeIfAbsent(key, _ -> seen.size()));
  }

  @Test
  void twoEqualKeys() {
    assertRefused(
            ArchivedVectorMaps_MapStringU32.TYPE,
            new VectorMaps.MapStringU32(twice(new IdentityHashMap<>())))
        .hasMessageContaining(TWICE);
    assertRefused(
            ArchivedVectorIndexes_MapStringU32.TYPE,
            new VectorIndexes.MapStringU32(twice(new TreeMap<>(finer()))))
        .hasMessageContaining(TWICE);
    assertRefused(
            ArchivedVectorTrees_StringU32.TYPE,
            new VectorTrees.StringU32(twice(new TreeMap<>(finer()))))
        .hasMessageContaining(TWICE);
  }

  /// Equal keys that are not beside one another in the order of the map.
  @Test
  void twoEqualKeysApart() {
    TreeSet<List<Byte>> set = new TreeSet<>(finer());
    set.add(List.of((byte) 1, (byte) 2, (byte) 3));
    set.add(List.of((byte) 0, (byte) 0, (byte) 0));
    set.add(Arrays.asList((byte) 1, (byte) 2, (byte) 3));
    assertThat(set).hasSize(3);
    assertRefused(ArchivedVectorTrees_SetU8x3.TYPE, new VectorTrees.SetU8x3(set))
        .hasMessageContaining(TWICE);
  }

  // ---- null

  @SuppressWarnings("NullAway") // the mistake that is tested
  private static <M extends Map<String, Integer>> M nullKey(M map) {
    map.put(null, 1);
    return map;
  }

  @SuppressWarnings("NullAway") // the mistake that is tested
  private static <M extends Map<String, Integer>> M nullValue(M map) {
    map.put("a", null);
    return map;
  }

  @SuppressWarnings("NullAway") // the mistake that is tested
  private static <S extends Set<?>> S nullElement(S set) {
    set.add(null);
    return set;
  }

  private static <T extends Comparable<T>> Comparator<T> nullsFirst() {
    return Comparator.nullsFirst(Comparator.naturalOrder());
  }

  private static void assertRefusesNull(
      ArchiveType<?, ?> type, Object withNullKey, Object withNullValue) {
    assertRefused(type, withNullKey).hasMessageContaining(NULL_KEY);
    assertRefused(type, withNullValue).hasMessageContaining(NULL_VALUE);
  }

  @Test
  void nullInAMap() {
    assertRefusesNull(
        ArchivedVectorMaps_MapStringU32.TYPE,
        new VectorMaps.MapStringU32(nullKey(new HashMap<>())),
        new VectorMaps.MapStringU32(nullValue(new HashMap<>())));
    assertRefusesNull(
        ArchivedVectorIndexes_MapStringU32.TYPE,
        new VectorIndexes.MapStringU32(nullKey(new LinkedHashMap<>())),
        new VectorIndexes.MapStringU32(nullValue(new LinkedHashMap<>())));
    assertRefusesNull(
        ArchivedVectorTrees_StringU32.TYPE,
        new VectorTrees.StringU32(nullKey(new TreeMap<>(nullsFirst()))),
        new VectorTrees.StringU32(nullValue(new TreeMap<>())));
  }

  @Test
  void nullInASet() {
    Set<String> hashed = nullElement(new HashSet<String>());
    assertRefused(ArchivedVectorMaps_SetString.TYPE, new VectorMaps.SetString(hashed))
        .hasMessageContaining(NULL_KEY);
    LinkedHashSet<String> linked = nullElement(new LinkedHashSet<String>());
    assertRefused(ArchivedVectorIndexes_SetString.TYPE, new VectorIndexes.SetString(linked))
        .hasMessageContaining(NULL_KEY);
    TreeSet<Integer> sorted = nullElement(new TreeSet<Integer>(nullsFirst()));
    assertRefused(ArchivedVectorTrees_SetU32.TYPE, new VectorTrees.SetU32(sorted))
        .hasMessageContaining(NULL_KEY);
  }

  // ---- changes between asking for the size and going through it

  private static Map<String, Integer> hashed(Consumer<Map<String, Integer>> change) {
    Map<String, Integer> map =
        new HashMap<>() {
          @Override
          public Set<Map.Entry<String, Integer>> entrySet() {
            change.accept(this);
            return super.entrySet();
          }
        };
    map.put("a", 1);
    return map;
  }

  private static SequencedMap<String, Integer> linked(Consumer<Map<String, Integer>> change) {
    SequencedMap<String, Integer> map =
        new LinkedHashMap<>() {
          @Override
          public Set<Map.Entry<String, Integer>> entrySet() {
            change.accept(this);
            return super.entrySet();
          }
        };
    map.put("a", 1);
    return map;
  }

  private static NavigableMap<String, Integer> sorted(Consumer<Map<String, Integer>> change) {
    NavigableMap<String, Integer> map =
        new TreeMap<>() {
          @Override
          public Set<Map.Entry<String, Integer>> entrySet() {
            change.accept(this);
            return super.entrySet();
          }
        };
    map.put("a", 1);
    return map;
  }

  private static NavigableSet<Integer> sortedSet(Consumer<Set<Integer>> change) {
    NavigableSet<Integer> set =
        new TreeSet<>() {
          @Override
          public Iterator<Integer> iterator() {
            change.accept(this);
            return super.iterator();
          }
        };
    set.add(1);
    return set;
  }

  private static void assertChangeRefused(Consumer<Map<String, Integer>> change, String message) {
    assertRefused(ArchivedVectorMaps_MapStringU32.TYPE, new VectorMaps.MapStringU32(hashed(change)))
        .hasMessageContaining(message);
    assertRefused(
            ArchivedVectorIndexes_MapStringU32.TYPE, new VectorIndexes.MapStringU32(linked(change)))
        .hasMessageContaining(message);
    assertRefused(ArchivedVectorTrees_StringU32.TYPE, new VectorTrees.StringU32(sorted(change)))
        .hasMessageContaining(message);
  }

  @Test
  void growsMeanwhile() {
    assertChangeRefused(map -> map.put("b", 2), GREW);
    assertRefused(
            ArchivedVectorTrees_SetU32.TYPE, new VectorTrees.SetU32(sortedSet(set -> set.add(2))))
        .hasMessageContaining(GREW);
  }

  @Test
  void shrinksMeanwhile() {
    assertChangeRefused(map -> map.remove("a"), SHRANK);
    assertRefused(
            ArchivedVectorTrees_SetU32.TYPE,
            new VectorTrees.SetU32(sortedSet(set -> set.remove(1))))
        .hasMessageContaining(SHRANK);
  }
}
