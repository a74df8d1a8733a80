package dev.mmapsync.archive.tests;

import java.lang.reflect.Array;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Random Java types with archives, as source, and random values of them once they are compiled.
final class RandomTypes {
  private static final int DEPTH = 3;

  /// A use of a type.
  ///
  /// @param source how it is written
  /// @param key whether it can be a key
  /// @param value makes a value, given the class loader that has the types
  record Use(String source, boolean key, Function<Values, @Nullable Object> value) {}

  /// What values are made of.
  ///
  /// @param entry tells entries of sorted maps from one another, whose nodes cannot share objects;
  ///   empty outside of them
  record Values(Random random, Types types, int depth, String entry) {
    Values deeper() {
      return new Values(random, types, depth + 1, entry);
    }

    /// For the next entry of a sorted map.
    Values inEntry() {
      return new Values(random, types, depth + 1, Long.toHexString(random.nextLong()) + ' ');
    }

    boolean inTree() {
      return !entry.isEmpty();
    }
  }

  /// Makes records by name.
  interface Types {
    Object record(String name, Values values);

    Object constant(String name, Random random);
  }

  private final Random random;
  private final StringBuilder source = new StringBuilder();
  private final Map<String, List<Use>> records = new HashMap<>();
  private final Map<String, List<String>> variants = new HashMap<>();
  private final List<Use> named = new ArrayList<>();
  private final Set<String> sharing = new HashSet<>();

  RandomTypes(Random random) {
    this.random = random;
  }

  /// Components of a record.
  List<Use> components(String name) {
    List<Use> found = records.get(name);
    if (found == null) {
      throw new IllegalArgumentException(name);
    }
    return found;
  }

  /// The names of all types.
  List<String> names() {
    return named.stream().map(Use::source).toList();
  }

  /// The variants of a sealed interface; none for a record.
  List<String> variantsOf(String name) {
    return variants.getOrDefault(name, List.of());
  }

  /// Adds types, and returns the source of a class `Types` that nests all of them.
  String source(int count) {
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(6)) {
        case 0 -> addEnum("E" + i);
        case 1 -> addSealed("S" + i);
        default -> addRecord("R" + i);
      }
    }
    return """
    package random;
    import dev.mmapsync.archive.*;
    import java.math.BigInteger;
    import java.net.*;
    import java.time.Duration;
    import java.util.*;
    import org.jspecify.annotations.Nullable;
    public class Types {
    """
        + source
        + "}\n";
  }

  private void addEnum(String name) {
    int constants = random.nextBoolean() ? 1 + random.nextInt(5) : 250 + random.nextInt(10);
    source.append("@Archive @Repr public enum ").append(name).append(" {");
    for (int i = 0; i < constants; i++) {
      source.append(i == 0 ? "C" : ", C").append(i);
    }
    source.append("}\n");
    named.add(new Use(name, true, v -> v.types().constant(name, v.random())));
  }

  private void addRecord(String name) {
    List<Use> uses = declare("@Archive public record " + name, name, "");
    boolean key = uses.stream().allMatch(Use::key);
    named.add(new Use(name, key, v -> v.types().record(name, v)));
  }

  private List<Use> declare(String head, String name, String tail) {
    List<Use> uses = new ArrayList<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      uses.add(random.nextInt(3) == 0 ? primitive() : use(0, false));
    }
    source.append(head).append('(');
    for (int i = 0; i < count; i++) {
      source.append(i == 0 ? "" : ", ").append(uses.get(i).source()).append(" c").append(i);
    }
    source.append(')').append(tail).append(" {}\n");
    records.put(name, uses);
    if (uses.stream().anyMatch(this::shares)) {
      sharing.add(name);
    }
    return uses;
  }

  /// A sealed interface, half of the time with a variant that holds two of it.
  private void addSealed(String name) {
    source.append("@Archive @Repr public sealed interface ").append(name).append(" {\n");
    int count = 1 + random.nextInt(4);
    List<String> names = new ArrayList<>();
    boolean key = true;
    for (int i = 0; i < count; i++) {
      String variant = name + "V" + i;
      names.add(variant);
      key &=
          declare("record " + variant, variant, " implements " + name).stream().allMatch(Use::key);
    }
    if (random.nextBoolean()) {
      String node = name + "Node";
      Use self = new Use("@Boxed " + name, key, v -> v.types().record(name, v.deeper()));
      source.append("record ").append(node).append("(@Boxed ").append(name).append(" a, @Boxed ");
      source.append(name).append(" b) implements ").append(name).append(" {}\n");
      records.put(node, List.of(self, self));
      names.add(node);
    }
    source.append("}\n");
    variants.put(name, names);
    if (names.stream().anyMatch(sharing::contains)) {
      sharing.add(name);
    }
    named.add(new Use(name, key, v -> v.types().record(name, v)));
  }

  private Use primitive() {
    return switch (random.nextInt(10)) {
      case 9 -> RandomLibrary.nonZero(random);
      case 0 -> new Use("boolean", true, v -> v.random().nextBoolean());
      case 1 -> new Use(unsigned("byte"), true, v -> (byte) v.random().nextInt());
      case 2 -> new Use(unsigned("short"), true, v -> (short) v.random().nextInt());
      case 3 -> new Use("char", true, v -> (char) v.random().nextInt());
      case 4 -> new Use(unsigned("int"), true, v -> v.random().nextInt());
      case 5 -> new Use("@CodePoint int", true, v -> codePoint(v.random()));
      case 6 -> new Use("float", false, v -> v.random().nextFloat());
      case 7 -> new Use("double", false, v -> v.random().nextDouble());
      default -> new Use(unsigned("long"), true, v -> v.random().nextLong());
    };
  }

  private String unsigned(String type) {
    return random.nextBoolean() ? "@Unsigned " + type : type;
  }

  private Use boxed() {
    return switch (random.nextInt(7)) {
      case 0 -> new Use("Boolean", true, v -> v.random().nextBoolean());
      case 1 -> new Use(unsigned("Byte"), true, v -> (byte) v.random().nextInt());
      case 2 -> new Use(unsigned("Short"), true, v -> (short) v.random().nextInt());
      case 3 -> new Use("@CodePoint Integer", true, v -> codePoint(v.random()));
      case 4 -> new Use(unsigned("Integer"), true, v -> v.random().nextInt(50));
      case 5 -> new Use("Character", true, v -> (char) v.random().nextInt());
      default -> new Use(unsigned("Long"), true, v -> v.random().nextLong());
    };
  }

  /// Any type but a primitive.
  private Use use(int depth, boolean key) {
    if (depth >= DEPTH) {
      return random.nextBoolean() ? boxed() : text();
    }
    return switch (random.nextInt(key ? 8 : 17)) {
      case 0 -> boxed();
      case 1 -> text();
      case 2 -> named(depth, key);
      case 3 -> optional(use(depth + 1, key));
      case 4 -> list(use(depth + 1, key));
      case 5 -> fixed(use(depth + 1, key));
      case 6 -> new Use("Duration", true, v -> Duration.ofSeconds(v.random().nextInt(9), 7));
      case 7 -> RandomLibrary.key(random);
      case 8 -> array();
      case 9 -> nullable(use(depth + 1, false));
      case 10 -> map(random.nextInt(3), use(depth + 1, true), use(depth + 1, false));
      case 11 -> set(random.nextInt(3), use(depth + 1, true));
      case 12 -> RandomLibrary.any(random);
      case 13 -> shared(depth);
      case 14 -> sortedMap(sortedKey(depth), wholeWords(depth, false));
      case 15 -> sortedSet(wholeWords(depth, true));
      default -> box(use(depth + 1, false));
    };
  }

  private Use named(int depth, boolean key) {
    List<Use> candidates = named.stream().filter(use -> !key || use.key()).toList();
    return candidates.isEmpty()
        ? use(depth + 1, key)
        : candidates.get(random.nextInt(candidates.size()));
  }

  private Use shared(int depth) {
    Use target = random.nextBoolean() ? named(depth, false) : text();
    boolean plain = target.source().matches("\\w+") && !target.source().equals("Boolean");
    boolean constant = target.source().matches("E\\d+");
    return plain ? RandomLibrary.shared(random, target, constant) : target;
  }

  private Use text() {
    String mark = random.nextInt(4) == 0 ? "@Boxed " : "";
    return new Use(mark + "String", true, v -> randomText(v.random()));
  }

  private static Use optional(Use some) {
    if (some.source().startsWith("@Nullable")) {
      return some;
    }
    return new Use(
        "Optional<" + some.source() + ">",
        some.key(),
        v -> v.random().nextInt(3) == 0 ? Optional.empty() : Optional.of(required(some, v)));
  }

  private static Use nullable(Use some) {
    return some.source().startsWith("@Nullable") || some.source().endsWith("[]")
        ? some
        : new Use(
            "@Nullable " + some.source(),
            some.key(),
            v -> v.random().nextInt(3) == 0 ? null : required(some, v));
  }

  private static Use box(Use some) {
    return some.source().startsWith("@")
        ? some
        : new Use("@Boxed " + some.source(), some.key(), some.value());
  }

  private static Object required(Use use, Values values) {
    Object value = use.value().apply(values.deeper());
    return value == null ? required(use, values) : value;
  }

  private static int size(Values values) {
    return values.depth() > 4 ? values.random().nextInt(2) : values.random().nextInt(6);
  }

  private static Use list(Use element) {
    return new Use(
        "List<" + element.source() + ">", element.key(), v -> elements(element, v, size(v)));
  }

  private Use fixed(Use element) {
    int count = random.nextInt(4);
    return new Use(
        "@Length(" + count + ") List<" + element.source() + ">",
        element.key(),
        v -> elements(element, v, count));
  }

  private static List<@Nullable Object> elements(Use element, Values values, int count) {
    List<@Nullable Object> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      list.add(element.value().apply(values.deeper()));
    }
    return list;
  }

  private Use array() {
    Use element = primitive();
    int count = random.nextInt(4);
    boolean fixed = random.nextBoolean();
    String name = element.source().substring(element.source().lastIndexOf(' ') + 1);
    Class<?> type =
        Map.<String, Class<?>>of(
                "boolean",
                boolean.class,
                "byte",
                byte.class,
                "short",
                short.class,
                "char",
                char.class,
                "int",
                int.class,
                "long",
                long.class,
                "float",
                float.class,
                "double",
                double.class)
            .getOrDefault(name, int.class);
    return new Use(
        (fixed ? "@Length(" + count + ") " : "") + element.source() + "[]",
        false,
        v -> {
          Object array = Array.newInstance(type, fixed ? count : size(v));
          for (int i = 0; i < Array.getLength(array); i++) {
            Array.set(array, i, element.value().apply(v));
          }
          return array;
        });
  }

  /// A map of one of three classes.
  private static Use map(int kind, Use key, Use value) {
    String name = List.of("Map", "SequencedMap", "LinkedHashMap").get(kind);
    return new Use(
        name + "<" + key.source() + ", " + value.source() + ">",
        false,
        v -> {
          Map<@Nullable Object, @Nullable Object> map =
              kind == 0 ? new HashMap<>() : new LinkedHashMap<>();
          for (int i = size(v); i > 0; i--) {
            map.put(key.value().apply(v.deeper()), value.value().apply(v.deeper()));
          }
          return map;
        });
  }

  /// A set of one of three classes.
  private static Use set(int kind, Use key) {
    String name = List.of("Set", "SequencedSet", "LinkedHashSet").get(kind);
    return new Use(
        name + "<" + key.source() + ">",
        false,
        v -> {
          Set<@Nullable Object> set = kind == 0 ? new HashSet<>() : new LinkedHashSet<>();
          for (int i = size(v); i > 0; i--) {
            set.add(key.value().apply(v.deeper()));
          }
          return set;
        });
  }

  private Use sortedKey(int depth) {
    return random.nextInt(4) == 0 ? RandomLibrary.any(random) : unshared(use(depth + 1, true));
  }

  /// Nodes of several levels have the same key, and so what it refers to would be theirs in common.
  private Use unshared(Use key) {
    return shares(key) ? text() : key;
  }

  private boolean shares(Use use) {
    return Stream.of(use.source().split("\\W+"))
        .anyMatch(word -> word.equals("Shared") || word.equals("Weak") || sharing.contains(word));
  }

  /// With a size that is a multiple of four: trees of entries of other sizes may not pass the check
  /// of rkyv, nor ours.
  private Use wholeWords(int depth, boolean key) {
    return switch (random.nextInt(4)) {
      case 0 -> text();
      case 1 -> list(key ? unshared(use(depth + 1, true)) : use(depth + 1, false));
      case 2 -> new Use(unsigned("Long"), true, v -> v.random().nextLong());
      default -> new Use(unsigned("Integer"), true, v -> v.random().nextInt());
    };
  }

  /// Of each kind, in an order that is not that of the archive.
  private Use sortedMap(Use key, Use value) {
    String kind = List.of("Sorted", "Navigable", "Tree").get(random.nextInt(3));
    return new Use(
        kind + "Map<" + key.source() + ", " + value.source() + ">",
        false,
        v -> {
          Map<@Nullable Object, @Nullable Object> map = new TreeMap<>(JsonValues.NOT_OF_RUST);
          for (int i = sortedSize(v); i > 0; i--) {
            Values entry = v.inEntry();
            map.put(key.value().apply(entry), value.value().apply(entry));
          }
          return map;
        });
  }

  private Use sortedSet(Use key) {
    String kind = List.of("Sorted", "Navigable", "Tree").get(random.nextInt(3));
    return new Use(
        kind + "Set<" + key.source() + ">",
        false,
        v -> {
          Set<@Nullable Object> set = new TreeSet<>(JsonValues.NOT_OF_RUST);
          for (int i = sortedSize(v); i > 0; i--) {
            set.add(key.value().apply(v.inEntry()));
          }
          return set;
        });
  }

  /// Now and then several nodes of them.
  private static int sortedSize(Values values) {
    return values.depth() < 2 && values.random().nextInt(10) == 0 ? 700 : size(values);
  }

  private static int codePoint(Random random) {
    int value = random.nextInt(Character.MAX_CODE_POINT + 1);
    return Character.getType(value) == Character.SURROGATE ? 'x' : value;
  }

  private static String randomText(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.appendCodePoint(random.nextBoolean() ? 'a' + random.nextInt(26) : codePoint(random));
    }
    return text.toString();
  }
}
