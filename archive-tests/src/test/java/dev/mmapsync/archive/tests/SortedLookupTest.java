package dev.mmapsync.archive.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mmapsync.archive.Archive;
import dev.mmapsync.archive.ArchiveException;
import dev.mmapsync.archive.ArchivedEntry;
import dev.mmapsync.archive.ArchivedKeySortedMap;
import dev.mmapsync.archive.ArchivedSortedMap;
import dev.mmapsync.archive.CodePoint;
import dev.mmapsync.archive.Int128;
import dev.mmapsync.archive.Newtype;
import dev.mmapsync.archive.SortedKeyType;
import dev.mmapsync.archive.TreeRoot;
import dev.mmapsync.archive.TreeShape;
import dev.mmapsync.archive.Unsigned;
import dev.mmapsync.archive.Walk;
import dev.mmapsync.archive.runtime.Codecs;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.CharBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Sorted maps and sets say the same as a `TreeMap` in Rust's order, by looking at as few keys as a
/// tree needs.
class SortedLookupTest {
  private static final int BODY = 8;
  private static final long SEED = 7_001L;

  @Archive
  record Kinds(
      SortedMap<Long, String> signed,
      NavigableMap<@Unsigned Long, Integer> unsigned,
      TreeMap<@Unsigned Integer, String> ints,
      SortedMap<String, Integer> texts,
      SortedMap<Place, String> places,
      SortedSet<Long> longs,
      NavigableSet<@Unsigned Integer> numbers,
      TreeSet<String> names,
      SortedSet<Place> set) {}

  @Archive
  sealed interface Place {
    record Nowhere() implements Place {}

    record Shelf(@Unsigned byte row, String label) implements Place {}
  }

  private static final Comparator<Place> PLACES =
      Comparator.comparing((Place place) -> place instanceof Place.Shelf)
          .thenComparing(place -> place instanceof Place.Shelf s ? s.row() & 0xFF : 0)
          .thenComparing(place -> place instanceof Place.Shelf s ? s.label() : "");

  private static Place place(Random random) {
    return random.nextInt(50) == 0
        ? new Place.Nowhere()
        : new Place.Shelf((byte) random.nextInt(), "l" + random.nextInt(40));
  }

  private static Kinds kinds(Random random, int size) {
    Kinds kinds =
        new Kinds(
            new TreeMap<>(Comparator.reverseOrder()),
            new TreeMap<>(),
            new TreeMap<>(),
            new TreeMap<>(Comparator.reverseOrder()),
            new TreeMap<>(PLACES.reversed()),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(PLACES));
    for (int i = 0; i < size; i++) {
      long key = random.nextInt(4 * size) - 2L * size;
      kinds.signed().put(key, "value " + key);
      kinds.unsigned().put(key, i);
      kinds.ints().put((int) key, "of " + i);
      kinds.texts().put(text(key), i);
      kinds.places().put(place(random), "p" + i);
      kinds.longs().add(key);
      kinds.numbers().add((int) key);
      kinds.names().add(text(key));
      kinds.set().add(place(random));
    }
    return kinds;
  }

  private static String text(long key) {
    return (key % 3 == 0 ? "a long text of number " : "") + key;
  }

  private static ArchivedSortedLookupTest_Kinds view(Arena arena, Kinds kinds) {
    byte[] bytes = Archives.serialize(ArchivedSortedLookupTest_Kinds.TYPE, kinds);
    MemorySegment archive = Archives.map(arena, bytes, 0);
    ArchivedSortedLookupTest_Kinds.TYPE.check(archive);
    return ArchivedSortedLookupTest_Kinds.TYPE.view(archive);
  }

  private static <K, V> NavigableMap<K, V> sorted(Comparator<? super K> order, Map<K, V> map) {
    TreeMap<K, V> sorted = new TreeMap<>(order);
    sorted.putAll(map);
    return sorted;
  }

  private static <K> NavigableSet<K> sorted(Comparator<? super K> order, SortedSet<K> set) {
    TreeSet<K> sorted = new TreeSet<>(order);
    sorted.addAll(set);
    return sorted;
  }

  private static @Nullable Object key(Map.@Nullable Entry<?, ?> entry) {
    return entry == null ? null : entry.getKey();
  }

  private static @Nullable Object keyOf(@Nullable ArchivedEntry<?, ?> entry) {
    return entry == null ? null : entry.key();
  }

  private static List<Object> keysOf(Iterable<? extends ArchivedEntry<?, ?>> entries) {
    List<Object> keys = new ArrayList<>();
    entries.forEach(entry -> keys.add(entry.key()));
    return keys;
  }

  private static <T> List<T> list(Iterable<T> elements) {
    List<T> list = new ArrayList<>();
    elements.forEach(list::add);
    return list;
  }

  private static final int[] SIZES = {0, 1, 2, 3, 50, 400, 3_000};

  @Test
  void byLong() {
    for (int size : SIZES) {
      Random random = new Random(SEED);
      Kinds kinds = kinds(random, size);
      try (Arena arena = Arena.ofConfined()) {
        var view = view(arena, kinds);
        var signed = sorted(Comparator.<Long>naturalOrder(), kinds.signed());
        var map = view.signed();
        assertThat(keyOf(map.first())).isEqualTo(key(signed.firstEntry()));
        assertThat(keyOf(map.last())).isEqualTo(key(signed.lastEntry()));
        assertThat(keysOf(map.entries())).isEqualTo(List.copyOf(signed.keySet()));
        for (int i = 0; i < 300; i++) {
          long key = random.nextInt(4 * size + 3) - 2L * size - 1;
          long to = key + random.nextInt(40) - 5;
          String value = signed.get(key);
          assertThat(map.containsKey(key)).isEqualTo(value != null);
          assertThat(string(map.get(key))).isEqualTo(value);
          assertThat(keyOf(map.floor(key))).isEqualTo(signed.floorKey(key));
          assertThat(keyOf(map.ceiling(key))).isEqualTo(signed.ceilingKey(key));
          assertThat(keyOf(map.lower(key))).isEqualTo(signed.lowerKey(key));
          assertThat(keyOf(map.higher(key))).isEqualTo(signed.higherKey(key));
          assertThat(keysOf(map.head(key))).isEqualTo(List.copyOf(signed.headMap(key).keySet()));
          assertThat(keysOf(map.tail(key))).isEqualTo(List.copyOf(signed.tailMap(key).keySet()));
          assertThat(keysOf(map.range(key, to)))
              .isEqualTo(to < key ? List.of() : List.copyOf(signed.subMap(key, to).keySet()));
        }
      }
    }
  }

  @Test
  void byUnsignedNumbers() {
    for (int size : SIZES) {
      Random random = new Random(SEED);
      Kinds kinds = kinds(random, size);
      try (Arena arena = Arena.ofConfined()) {
        var view = view(arena, kinds);
        var longs = sorted(Long::compareUnsigned, kinds.unsigned());
        var ints = sorted(Integer::compareUnsigned, kinds.ints());
        var numbers = sorted(Integer::compareUnsigned, kinds.numbers());
        assertThat(list(view.numbers())).isEqualTo(List.copyOf(numbers));
        assertThat(view.numbers().stream().toList()).isEqualTo(List.copyOf(numbers));
        for (int i = 0; i < 300; i++) {
          int key = random.nextInt(4 * size + 3) - 2 * size - 1;
          int to = key + random.nextInt(40) - 5;
          assertThat(view.unsigned().get((long) key)).isEqualTo(longs.get((long) key));
          assertThat(keyOf(view.unsigned().floor((long) key)))
              .isEqualTo(longs.floorKey((long) key));
          assertThat(keyOf(view.unsigned().higher((long) key)))
              .isEqualTo(longs.higherKey((long) key));
          assertThat(keyOf(view.ints().ceiling(key))).isEqualTo(ints.ceilingKey(key));
          assertThat(keyOf(view.ints().lower(key))).isEqualTo(ints.lowerKey(key));
          assertThat(keysOf(view.ints().range(key, to)))
              .isEqualTo(
                  Integer.compareUnsigned(key, to) > 0
                      ? List.of()
                      : List.copyOf(ints.subMap(key, to).keySet()));
          assertThat(view.numbers().contains(key)).isEqualTo(numbers.contains(key));
          assertThat(view.numbers().floor(key)).isEqualTo(optional(numbers.floor(key)));
          assertThat(view.numbers().higher(key)).isEqualTo(optional(numbers.higher(key)));
          assertThat(list(view.numbers().tail(key))).isEqualTo(List.copyOf(numbers.tailSet(key)));
          assertThat(view.longs().lower(key))
              .isEqualTo(
                  Optional.ofNullable(new TreeSet<>(kinds.longs()).lower((long) key))
                      .map(OptionalLong::of)
                      .orElse(OptionalLong.empty()));
        }
      }
    }
  }

  private static OptionalInt optional(@Nullable Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static @Nullable String string(@Nullable Object view) {
    return view == null ? null : view.toString();
  }

  @Test
  void byText() {
    for (int size : SIZES) {
      Random random = new Random(SEED);
      Kinds kinds = kinds(random, size);
      try (Arena arena = Arena.ofConfined()) {
        var view = view(arena, kinds);
        // ASCII, where the order of Java is that of Rust.
        var texts = sorted(Comparator.<String>naturalOrder(), kinds.texts());
        var map = view.texts();
        var names = view.names();
        assertThat(names.stream().map(Object::toString).toList())
            .isEqualTo(List.copyOf(kinds.names()));
        for (int i = 0; i < 200; i++) {
          String key = text(random.nextInt(4 * size + 3) - 2L * size - 1);
          String to = text(random.nextInt(4 * size + 3) - 2L * size - 1);
          CharSequence sought = CharBuffer.wrap(key);
          assertThat(map.get(sought)).isEqualTo(texts.get(key));
          assertThat(string(keyOf(map.floor(sought)))).isEqualTo(texts.floorKey(key));
          assertThat(string(keyOf(map.ceiling(sought)))).isEqualTo(texts.ceilingKey(key));
          assertThat(string(keyOf(map.lower(sought)))).isEqualTo(texts.lowerKey(key));
          assertThat(string(keyOf(map.higher(sought)))).isEqualTo(texts.higherKey(key));
          assertThat(keysOf(map.range(sought, to)).stream().map(Object::toString).toList())
              .isEqualTo(
                  key.compareTo(to) > 0 ? List.of() : List.copyOf(texts.subMap(key, to).keySet()));
          assertThat(names.contains(sought)).isEqualTo(kinds.names().contains(key));
          assertThat(string(names.floor(sought))).isEqualTo(kinds.names().floor(key));
        }
        for (var key : map.keys()) {
          assertThat(map.get(key)).isEqualTo(texts.get(key.toString()));
          assertThat(map.asMap().get(key)).isEqualTo(texts.get(key.toString()));
          assertThat(keyOf(map.floor(key))).isEqualTo(key);
          assertThat(names.asSet().contains(key)).isTrue();
        }
        assertThat(map.asMap()).hasSize(texts.size());
      }
    }
  }

  @Test
  void byRecord() {
    for (int size : SIZES) {
      Random random = new Random(SEED);
      Kinds kinds = kinds(random, size);
      try (Arena arena = Arena.ofConfined()) {
        var view = view(arena, kinds);
        var places = sorted(PLACES, kinds.places());
        var map = view.places();
        for (int i = 0; i < 200; i++) {
          Place key = place(random);
          Place to = place(random);
          assertThat(string(map.lookup(key))).isEqualTo(places.get(key));
          assertThat(map.hasKey(key)).isEqualTo(places.containsKey(key));
          assertThat(copy(keyOf(map.floorOf(key)))).isEqualTo(places.floorKey(key));
          assertThat(copy(keyOf(map.ceilingOf(key)))).isEqualTo(places.ceilingKey(key));
          assertThat(copy(keyOf(map.lowerOf(key)))).isEqualTo(places.lowerKey(key));
          assertThat(copy(keyOf(map.higherOf(key)))).isEqualTo(places.higherKey(key));
          assertThat(keysOf(map.rangeOf(key, to)).stream().map(SortedLookupTest::copy).toList())
              .isEqualTo(
                  PLACES.compare(key, to) > 0
                      ? List.of()
                      : List.copyOf(places.subMap(key, to).keySet()));
          assertThat(view.set().has(key)).isEqualTo(kinds.set().contains(key));
        }
        for (var key : view.set()) {
          assertThat(view.set().contains(key)).isTrue();
          assertThat(view.set().ceiling(key)).isEqualTo(key);
        }
      }
    }
  }

  private static @Nullable Object copy(@Nullable Object view) {
    return view == null ? null : Archives.deserialize(view);
  }

  // ---- the cost

  /// Counts how many archived keys are compared.
  private record Counting<K, V>(SortedKeyType<K, V> keys, AtomicInteger count)
      implements SortedKeyType<K, V> {
    @Override
    public int compare(K key, MemorySegment archive, long at) {
      count.incrementAndGet();
      return keys.compare(key, archive, at);
    }

    @Override
    public int compare(Walk walk, MemorySegment a, long at, MemorySegment b, long otherAt) {
      return keys.compare(walk, a, at, b, otherAt);
    }

    @Override
    public int compare(K a, K b) {
      return keys.compare(a, b);
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

  private static JsonNode vector(String name) {
    return VectorFolder.own()
        .entries("vectors")
        .filter(entry -> entry.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// Three levels of some 16, 300 and 256 entries, so at most 5 + 9 + 9 halvings, and the key
  /// itself.
  private static final int MOST = 24;

  @Test
  void looksAtFewKeys() {
    byte[] bytes = VectorFolder.own().bytes(vector("bt_u32_u32_9000"));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment archive = Archives.map(arena, bytes, 0);
      AtomicInteger count = new AtomicInteger();
      ArchivedKeySortedMap<Integer, Integer, Integer> map =
          ArchivedKeySortedMap.of(
              TreeRoot.at(archive, archive.byteSize() - BODY, TreeShape.of(4, 4, 4, 4)),
              new Counting<>(Codecs.U32, count),
              Codecs.U32);
      int most = 0;
      for (int key = -1; key <= 18_000; key++) {
        boolean isThere = key >= 0 && key < 18_000 && key % 2 == 0;
        count.set(0);
        assertThat(map.lookup(key)).isEqualTo(isThere ? key / 2 : null);
        most = Math.max(most, count.get());
        count.set(0);
        map.floorOf(key);
        most = Math.max(most, count.get());
        count.set(0);
        map.ceilingOf(key);
        most = Math.max(most, count.get());
      }
      assertThat(most).isBetween(9, MOST);
      count.set(0);
      assertThat(map.first()).isNotNull();
      assertThat(map.last()).isNotNull();
      assertThat(count).hasValue(0);
      assertThat(keysOf(map.rangeOf(1_000, 1_020)))
          .containsExactly(1000, 1002, 1004, 1006, 1008, 1010, 1012, 1014, 1016, 1018);
      assertThat(count.get()).isLessThan(2 * MOST);
    }
  }

  /// A lookup that went through the leaves would not notice.
  @Test
  void goesDownFromTheRoot() {
    byte[] bytes = VectorFolder.own().bytes(vector("bt_u32_u32_9000"));
    ArchiveException lost = null;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment whole = Archives.map(arena, bytes, 0);
      ArchivedSortedMap<Integer, Integer> map = ArchivedVectorTrees_U32U32.TYPE.view(whole).value();
      assertThat(map.get(Integer.valueOf(100))).isEqualTo(50);
      // The root is the last node: twelve bytes of it say nothing any more.
      int root = bytes.length - 4 + word(bytes, bytes.length - 4);
      java.util.Arrays.fill(bytes, root, root + 12, (byte) 0);
      MemorySegment broken = Archives.map(arena, bytes, 0);
      ArchivedVectorTrees_U32U32.TYPE.view(broken).value().get(100);
    } catch (ArchiveException e) {
      lost = e;
    }
    assertThat(lost).isNotNull();
  }

  private static int word(byte[] bytes, int at) {
    return java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(at);
  }

  // ---- the order

  @Archive
  record Orders(
      SortedSet<String> texts,
      SortedSet<UUID> uuids,
      SortedSet<@Unsigned Short> shorts,
      SortedSet<Boolean> truths,
      SortedSet<@CodePoint Integer> codePoints,
      SortedSet<@Int128 BigInteger> numbers,
      SortedSet<Duration> durations,
      SortedSet<List<@Unsigned Byte>> lists,
      SortedSet<Optional<Integer>> options,
      SortedSet<InetAddress> addresses,
      SortedSet<InetSocketAddress> sockets,
      SortedSet<Twins> twins) {}

  @Archive
  record Twins(String first, @Unsigned byte second) {}

  @Archive
  @Newtype
  record Plain(SortedSet<Long> value) {}

  private static <K> SortedSet<K> shuffled(List<K> elements) {
    SortedSet<K> set = new TreeSet<>(JsonValues.NOT_OF_RUST);
    set.addAll(elements);
    return set;
  }

  private static InetAddress address(int... bytes) throws Exception {
    byte[] array = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      array[i] = (byte) bytes[i];
    }
    return InetAddress.getByAddress(array);
  }

  /// Each list is in Rust's order, and in no other that Java might think of.
  @Test
  void isThatOfRust() throws Exception {
    InetAddress low = address(9, 0, 0, 0);
    InetAddress high = address(200, 0, 0, 0);
    InetAddress v6 = address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    List<List<?>> lists =
        List.of(
            // U+FFFD is before U+1F600, whose first UTF-16 unit is D83D.
            List.of("", "A", "a", "aa", "é", "\uFFFD", "😀"),
            List.of(new UUID(1, -1), new UUID(Long.MAX_VALUE, 0), new UUID(-1, 5)),
            List.of((short) 0, Short.MAX_VALUE, Short.MIN_VALUE, (short) -1),
            List.of(false, true),
            List.of((int) 'a', 0xFFFD, 0x1F600),
            List.of(BigInteger.ONE.shiftLeft(100).negate(), BigInteger.ZERO, BigInteger.TWO),
            List.of(Duration.ofNanos(5), Duration.ofSeconds(1), Duration.ofSeconds(1, 1)),
            List.of(List.of(), List.of((byte) 1), List.of((byte) 1, (byte) 0), List.of((byte) -1)),
            List.of(Optional.empty(), Optional.of(-5), Optional.of(5)),
            List.of(low, high, v6),
            List.of(
                new InetSocketAddress(low, 65_000),
                new InetSocketAddress(high, 1),
                new InetSocketAddress(high, 40_000),
                new InetSocketAddress(v6, 0)),
            List.of(new Twins("a", (byte) 0), new Twins("a", (byte) -1), new Twins("b", (byte) 0)));
    Orders orders = orders(lists);
    byte[] bytes = Archives.serialize(ArchivedSortedLookupTest_Orders.TYPE, orders);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment archive = Archives.map(arena, bytes, 0);
      ArchivedSortedLookupTest_Orders.TYPE.check(archive);
      Orders read = ArchivedSortedLookupTest_Orders.TYPE.view(archive).deserialize();
      var components = Orders.class.getRecordComponents();
      for (int i = 0; i < components.length; i++) {
        SortedSet<?> set = (SortedSet<?>) JsonValues.component(read, components[i]);
        assertThat(List.copyOf(set)).as(components[i].getName()).isEqualTo(lists.get(i));
      }
      assertThat(read.truths().comparator()).isNull();
      assertThat(read.codePoints().comparator()).isNull();
      assertThat(read.numbers().comparator()).isNull();
      assertThat(read.durations().comparator()).isNull();
      assertThat(read.shorts().comparator()).isNotNull();
      assertThat(read.texts().comparator()).isNotNull();
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Orders orders(List<List<?>> lists) {
    List<SortedSet> sets = new ArrayList<>();
    for (List<?> list : lists) {
      sets.add(shuffled(list));
    }
    return new Orders(
        sets.get(0),
        sets.get(1),
        sets.get(2),
        sets.get(3),
        sets.get(4),
        sets.get(5),
        sets.get(6),
        sets.get(7),
        sets.get(8),
        sets.get(9),
        sets.get(10),
        sets.get(11));
  }

  @Test
  void printsAsInRust() {
    Kinds kinds = kinds(new Random(SEED), 0);
    kinds.signed().put(-1L, "minus one");
    kinds.signed().put(2L, "two");
    kinds.numbers().add(-1);
    kinds.numbers().add(1);
    try (Arena arena = Arena.ofConfined()) {
      var view = view(arena, kinds);
      assertThat(view.signed()).hasToString("{-1: \"minus one\", 2: \"two\"}");
      assertThat(view.signed().last()).hasToString("2: \"two\"");
      assertThat(view.numbers()).hasToString("{1, 4294967295}");
      assertThat(view.signed()).isEqualTo(view(arena, kinds).signed());
      assertThat(view.signed().hashCode()).isEqualTo(view(arena, kinds).signed().hashCode());
      kinds.signed().put(2L, "too");
      assertThat(view.signed()).isNotEqualTo(view(arena, kinds).signed());
    }
  }

  // ---- bytes that are malformed

  @Test
  void malformedNodesAreTypedErrors() {
    Random random = new Random(SEED);
    byte[] bytes = VectorFolder.own().bytes(vector("bt_u64_u64_3000"));
    int root = bytes.length - 4 + word(bytes, bytes.length - 4);
    int errors = 0;
    for (int run = 0; run < 3_000; run++) {
      byte[] broken = bytes.clone();
      for (int i = 0; i < 8; i++) {
        int at = random.nextBoolean() ? root + random.nextInt(400) : random.nextInt(bytes.length);
        broken[Math.min(at, bytes.length - 1)] = (byte) random.nextInt();
      }
      try (Arena arena = Arena.ofConfined()) {
        var map = ArchivedVectorTrees_U64U64.TYPE.view(Archives.map(arena, broken, 0)).value();
        long key = random.nextInt(3_000);
        key *= key;
        map.get(key);
        map.floor(key);
        map.ceiling(key);
        map.first();
        map.last();
        assertThat(list(map.range(key, key + 1_000)).size()).isLessThanOrEqualTo(map.size());
        assertThat(list(map.entries())).hasSize(map.size());
      } catch (ArchiveException e) {
        errors++;
      }
    }
    assertThat(errors).isBetween(100, 2_990);
  }
}
