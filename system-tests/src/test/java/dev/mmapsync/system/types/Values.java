package dev.mmapsync.system.types;

import dev.mmapsync.system.types.Hashed.Colour;
import dev.mmapsync.system.types.Hashed.Metres;
import dev.mmapsync.system.types.Hashed.Place;
import dev.mmapsync.system.types.Shapes.Branch;
import dev.mmapsync.system.types.Shapes.Chain;
import dev.mmapsync.system.types.Shapes.Expression;
import dev.mmapsync.system.types.Shapes.Shape;
import dev.mmapsync.system.types.Shapes.Tree;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The values that are exchanged. `exchanged.rs` spells them out once more, for the other side.
public final class Values {
  private static final String LONG = "a text that does not fit into eight bytes: äöü €";
  private static final int GRIN = 0x1F600;

  private Values() {}

  /// A value with something of each kind.
  public static Everything full() {
    return new Everything(
        scalars(),
        boxes(),
        sequences(),
        options(),
        hashed(),
        indexed(),
        LibraryValues.full(LONG),
        SortedValues.full(LONG),
        shapes(),
        named());
  }

  private static Scalars scalars() {
    return new Scalars(
        true,
        (byte) -8,
        (byte) 200,
        (short) -16,
        (short) 60_000,
        -32,
        (int) 4_000_000_000L,
        -64,
        -2,
        '\uD83D',
        '€',
        1.25f,
        -0.0,
        "seven77",
        LONG,
        Duration.ofSeconds(1L << 40, 999_999_999));
  }

  private static Boxes boxes() {
    return new Boxes(
        true,
        (int) 4_000_000_000L,
        GRIN,
        LONG,
        -1,
        scalars(),
        new double[] {1.5, -2.5},
        List.of("", "short", LONG),
        new byte[] {1, -2, 3});
  }

  private static Sequences sequences() {
    return new Sequences(
        new boolean[] {true, false, true},
        new byte[] {0, 127, (byte) 128, (byte) 255},
        new long[] {Long.MIN_VALUE, 0, Long.MAX_VALUE},
        new int[] {'a', 'é', GRIN},
        List.of((short) 0, (short) 65535),
        List.of("Hello", LONG, ""),
        List.of(List.of(), List.of(0.5f), List.of(-1.5f, 1e30f)),
        Arrays.asList(null, LONG, null),
        IntStream.range(0, 40).map(i -> -1 - i).toArray(),
        List.of(LONG, "two"));
  }

  private static Options options() {
    return new Options(
        Optional.of(LONG),
        Duration.ofSeconds(3, 5),
        Long.MIN_VALUE,
        new int[] {1, 2, 3},
        Optional.of(Optional.empty()),
        Optional.of(0.25));
  }

  private static Hashed hashed() {
    Place shelf = new Place.Shelf((short) 50_000, List.of("left", LONG));
    return new Hashed(
        IntStream.range(0, 100).boxed().collect(Collectors.toMap(i -> "key " + i, i -> i)),
        Map.of(17L, new float[] {0.5f, 1.5f}, -1L, new float[0]),
        Map.of(-1, "minus one", Integer.MIN_VALUE, LONG),
        Map.of(
            new Hashed.Key("shop 1", new Metres(1), new Place.Nowhere()),
            Map.of(true, '€'),
            new Hashed.Key("shop 2", new Metres(2), shelf),
            Map.of()),
        Map.of(List.of((byte) 1, (byte) 2), 12L, List.of((byte) 2, (byte) 1), 21L),
        Map.of(LONG, Duration.ofSeconds(1)),
        Set.of("one", LONG),
        Set.of((int) 'a', GRIN),
        Set.of(Colour.RED, Colour.DARK_GREEN),
        Set.of(Optional.empty(), Optional.of((short) -1)),
        Set.of(Duration.ZERO, Duration.ofSeconds(7, 1)));
  }

  private static Indexed indexed() {
    SequencedMap<Long, float[]> byWord = new LinkedHashMap<>();
    byWord.put(17L, new float[] {0.5f, 1.5f});
    byWord.put(-1L, new float[0]);
    byWord.put(3L, new float[] {2});
    LinkedHashMap<String, Integer> byText = new LinkedHashMap<>();
    IntStream.range(0, 100).forEach(i -> byText.put("key " + i * 37 % 100, i));
    LinkedHashMap<Colour, Duration> colours = new LinkedHashMap<>();
    colours.put(Colour.BLUE, Duration.ZERO);
    colours.put(Colour.RED, Duration.ofSeconds(7, 1));
    SequencedMap<Integer, LinkedHashMap<Colour, Duration>> byNumber = new LinkedHashMap<>();
    byNumber.put(-1, colours);
    byNumber.put(Integer.MIN_VALUE, new LinkedHashMap<>());
    LinkedHashMap<UUID, String> byId = new LinkedHashMap<>();
    byId.put(new UUID(2, 1), LONG);
    byId.put(new UUID(1, 2), "short");
    return new Indexed(
        byWord,
        byText,
        byNumber,
        byId,
        inOrder("two", LONG, "one"),
        new LinkedHashSet<>(List.of(GRIN, (int) 'a')),
        inOrder(9L, -1L, 8L, 0L));
  }

  @SafeVarargs
  private static <T> SequencedSet<T> inOrder(T... elements) {
    SequencedSet<T> set = new LinkedHashSet<>();
    for (T element : elements) {
      set.add(element);
    }
    return Collections.unmodifiableSequencedSet(set);
  }

  private static Shapes shapes() {
    Expression sum = new Expression.Sum(new Expression.Literal(1), new Expression.Literal(2));
    Expression call =
        new Expression.Call(LONG, List.of(new Expression.Literal(3), new Expression.Literal(4)));
    return new Shapes(
        new Shapes.Unit(),
        new Shapes.Weight(2.5),
        Shapes.Level.HIGH,
        Shapes.Letter.N299,
        List.of(
            new Shape.Nothing(),
            new Shape.Circle(0.5f),
            new Shape.Both((byte) 255, (short) 65535, Optional.of(LONG), -1)),
        new Expression.Let(Map.of("sum", sum, "call", call)),
        new Tree(
            "root",
            List.of(
                new Branch(1, Optional.empty()),
                new Branch(2, Optional.of(new Tree("top", List.of()))))),
        new Chain(new Chain(null)));
  }

  private static Named named() {
    return new Named(
        1,
        2,
        3,
        4,
        new Named.Option(LONG),
        new Named.First.Point(5),
        new Named.Second.Point("six"),
        new Named.Twins((byte) 7, (byte) 8),
        List.of(new Named.Keyword.None(), new Named.Keyword.Self(9, 10)));
  }

  /// As little as each type can hold.
  public static Everything empty() {
    return new Everything(
        nothing(),
        new Boxes(false, 0, 0, "", 0, nothing(), new double[0], List.of(), new byte[3]),
        new Sequences(
            new boolean[0],
            new byte[0],
            new long[0],
            new int[0],
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new int[40],
            List.of("", "")),
        new Options(Optional.empty(), null, null, null, Optional.empty(), Optional.empty()),
        new Hashed(
            Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), Set.of(),
            Set.of(), Set.of(), Set.of()),
        new Indexed(
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            inOrder(),
            new LinkedHashSet<>(),
            inOrder()),
        LibraryValues.empty(),
        SortedValues.empty(),
        new Shapes(
            new Shapes.Unit(),
            new Shapes.Weight(0),
            Shapes.Level.LOW,
            Shapes.Letter.N0,
            List.of(),
            new Expression.Literal(0),
            new Tree("", List.of()),
            null),
        new Named(
            0,
            0,
            0,
            0,
            new Named.Option(null),
            new Named.First.Point(0),
            new Named.Second.Point(""),
            new Named.Twins((byte) 0, (byte) 0),
            List.of()));
  }

  private static Scalars nothing() {
    return new Scalars(
        false,
        (byte) 0,
        (byte) 0,
        (short) 0,
        (short) 0,
        0,
        0,
        0,
        0,
        '\0',
        0,
        0,
        0,
        "",
        "",
        Duration.ZERO);
  }
}
