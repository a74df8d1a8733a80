package dev.mmapsync.system.types;

import dev.mmapsync.system.types.Sorted.Folder;
import dev.mmapsync.system.types.Sorted.Height;
import dev.mmapsync.system.types.Sorted.Side;
import dev.mmapsync.system.types.Sorted.Spot;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The values of [Sorted]: in the order of Rust, which is how they come back.
final class SortedValues {
  private static final Comparator<String> BY_BYTES =
      Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);
  private static final Comparator<Spot> BY_FIELDS =
      Comparator.comparing(Spot::height)
          .thenComparingInt(spot -> spot.row() & 0xFF)
          .thenComparing(
              spot -> spot.side() instanceof Side.Shelf s ? s.number() : Integer.MIN_VALUE);
  private static final Comparator<Optional<Short>> NONE_FIRST =
      Comparator.comparing(option -> option.map(Short::intValue).orElse(Integer.MIN_VALUE));
  private static final Comparator<InetAddress> BY_ADDRESS =
      Comparator.comparingInt((InetAddress address) -> address.getAddress().length)
          .thenComparing(InetAddress::getAddress, Arrays::compareUnsigned);
  private static final int WORDS = 2_000;

  private SortedValues() {}

  static Sorted full(String longText) {
    TreeMap<Long, String> byWord = new TreeMap<>(Long::compareUnsigned);
    TreeMap<Integer, Integer> byNumber = new TreeMap<>();
    TreeSet<Long> words = new TreeSet<>();
    for (int i = 0; i < WORDS; i++) {
      byWord.put(i * 0x9E3779B97F4A7C15L, "word " + i);
      byNumber.put(WORDS / 2 - i, i);
      words.add(WORDS / 2 - 3L * i);
    }
    TreeMap<String, SortedSet<String>> byText = new TreeMap<>(BY_BYTES);
    byText.put(longText, texts("b", "a", longText));
    byText.put("\uFFFD", texts());
    byText.put("\uD83D\uDE00", texts(""));
    TreeMap<Spot, List<String>> bySpot = new TreeMap<>(BY_FIELDS);
    bySpot.put(spot(Height.HIGH, 0, new Side.Nowhere()), List.of(longText));
    bySpot.put(spot(Height.LOW, 200, new Side.Shelf(-1)), List.of());
    bySpot.put(spot(Height.LOW, 200, new Side.Nowhere()), List.of("x"));
    bySpot.put(spot(Height.LOW, 100, new Side.Shelf(9)), List.of("y", "z"));
    TreeMap<Optional<Short>, Boolean> byOption = new TreeMap<>(NONE_FIRST);
    byOption.put(Optional.of((short) -3), true);
    byOption.put(Optional.empty(), false);
    TreeSet<Integer> numbers = new TreeSet<>(Integer::compareUnsigned);
    numbers.addAll(List.of(-1, 0, 1));
    TreeSet<Spot> spots = new TreeSet<>(BY_FIELDS);
    spots.addAll(bySpot.keySet());
    Folder inner = new Folder(new TreeMap<>(Map.of("inner", folder())));
    return new Sorted(
        byWord,
        byNumber,
        byText,
        bySpot,
        addresses(),
        byOption,
        words,
        numbers,
        new TreeSet<>(texts("one", longText, "\uFFFD", "\uD83D\uDE00")),
        spots,
        new Folder(new TreeMap<>(Map.of("a", inner, "b", folder()))));
  }

  private static Folder folder() {
    return new Folder(new TreeMap<>(BY_BYTES));
  }

  private static SortedSet<String> texts(String... texts) {
    SortedSet<String> set = new TreeSet<>(BY_BYTES);
    set.addAll(List.of(texts));
    return set;
  }

  private static Spot spot(Height height, int row, Side side) {
    return new Spot(height, (byte) row, side);
  }

  /// IPv4 first, byte by byte.
  private static SortedMap<InetAddress, Long> addresses() {
    SortedMap<InetAddress, Long> map = new TreeMap<>(BY_ADDRESS);
    try {
      map.put(InetAddress.getByAddress(new byte[] {(byte) 200, 1, 1, 1}), 2L);
      map.put(InetAddress.getByAddress(new byte[] {10, 0, 0, 1}), 1L);
      byte[] v6 = new byte[16];
      v6[15] = 1;
      map.put(InetAddress.getByAddress(v6), 3L);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
    return map;
  }

  static Sorted empty() {
    return new Sorted(
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(BY_FIELDS),
        new TreeMap<>(BY_ADDRESS),
        new TreeMap<>(NONE_FIRST),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(BY_FIELDS),
        folder());
  }
}
