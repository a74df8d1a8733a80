package dev.mmapsync.archive.tests;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Values of a manifest as values of Java types; `value_encoding` in its head says how they are
/// written.
final class JsonValues {
  /// An order of sorted maps that no archive has.
  static final Comparator<@Nullable Object> NOT_OF_RUST =
      Comparator.comparing((@Nullable Object key) -> new StringBuilder(key + "").reverse() + "")
          .reversed();

  private JsonValues() {}

  /// The root: a wrapper's only component, or the type itself.
  static Object root(JsonNode node, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    if (components != null && components.length == 1 && components[0].getName().equals("value")) {
      return make(type, value(node, components[0].getGenericType()));
    }
    Object value = value(node, type);
    if (value == null) {
      throw new IllegalArgumentException("no root: " + node);
    }
    return value;
  }

  static @Nullable Object value(JsonNode node, Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic(node, generic);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isRecord() && raw.getRecordComponents().length == 0) {
      return make(raw);
    }
    if (node.isNull()) {
      return null;
    }
    if (node.isObject() && node.size() == 1 && node.has("Some")) {
      return value(node.get("Some"), type);
    }
    if (raw.isArray()) {
      Object array = Array.newInstance(raw.getComponentType(), node.size());
      for (int i = 0; i < node.size(); i++) {
        Array.set(array, i, value(node.get(i), raw.getComponentType()));
      }
      return array;
    }
    return plain(node, raw);
  }

  private static @Nullable Object plain(JsonNode node, Class<?> raw) {
    if (raw == String.class) {
      // The same object for the same text: which ones are shared is not in the manifest.
      return text(node).intern();
    }
    if (raw == BigInteger.class) {
      return number(node);
    }
    if (raw == UUID.class) {
      ByteBuffer bytes = ByteBuffer.wrap(bytes(node));
      return new UUID(bytes.getLong(), bytes.getLong());
    }
    if (raw == InetSocketAddress.class) {
      return socket(node.asText());
    }
    if (InetAddress.class.isAssignableFrom(raw)) {
      return address(node);
    }
    if (raw == Duration.class) {
      return Duration.ofSeconds(
          number(node.get("secs")).longValueExact(), node.get("nanos").asInt());
    }
    if (raw.isEnum()) {
      return Arrays.stream(raw.getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equals(node.asText()))
          .findFirst()
          .orElseThrow();
    }
    if (raw.isRecord()) {
      return record(node, raw);
    }
    return raw.isSealed() ? variant(node, raw) : scalar(node, raw);
  }

  /// A C string is an array of bytes.
  private static String text(JsonNode node) {
    return node.isArray() ? new String(bytes(node), StandardCharsets.UTF_8) : node.asText();
  }

  private static byte[] bytes(JsonNode node) {
    byte[] bytes = new byte[node.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) node.get(i).asInt();
    }
    return bytes;
  }

  /// An address, or one in the variant that says of which kind it is.
  private static InetAddress address(JsonNode node) {
    try {
      byte[] bytes = bytes(node.isArray() ? node : node.elements().next());
      return bytes.length == 4
          ? InetAddress.getByAddress(bytes)
          : Inet6Address.getByAddress(null, bytes, -1);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(node.toString(), e);
    }
  }

  private static InetSocketAddress socket(String text) {
    int colon = text.lastIndexOf(':');
    String host = text.substring(0, colon).replaceAll("[\\[\\]]", "");
    return new InetSocketAddress(host, Integer.parseInt(text.substring(colon + 1)));
  }

  private static Object scalar(JsonNode node, Class<?> raw) {
    return switch (raw.getSimpleName().toLowerCase(Locale.ROOT)) {
      case "boolean" -> node.asBoolean();
      case "byte" -> number(node).byteValue();
      case "short" -> number(node).shortValue();
      // Text that is no number is a code point; `usize` is in decimal.
      case "int", "integer" ->
          node.isTextual() && !node.asText().matches("-?[0-9]+")
              ? node.asText().codePointAt(0)
              : number(node).intValue();
      case "long" -> number(node).longValue();
      case "float" -> Float.intBitsToFloat(bits(node).intValue());
      case "double" -> Double.longBitsToDouble(bits(node).longValue());
      default -> throw new IllegalArgumentException("no value of " + raw + " in " + node);
    };
  }

  private static BigInteger number(JsonNode node) {
    return new BigInteger(node.asText());
  }

  private static BigInteger bits(JsonNode node) {
    return new BigInteger(node.asText().substring(2), 16);
  }

  private static Object generic(JsonNode node, ParameterizedType type) {
    Type first = type.getActualTypeArguments()[0];
    if (type.getRawType() == Optional.class) {
      return node.isNull() ? Optional.empty() : Optional.of(present(node.get("Some"), first));
    }
    if (Map.class.isAssignableFrom((Class<?>) type.getRawType())) {
      boolean sorted = SortedMap.class.isAssignableFrom((Class<?>) type.getRawType());
      Map<@Nullable Object, @Nullable Object> map =
          sorted ? new TreeMap<>(NOT_OF_RUST) : new LinkedHashMap<>();
      node.forEach(
          pair ->
              map.put(
                  value(pair.get(0), first), value(pair.get(1), type.getActualTypeArguments()[1])));
      return map;
    }
    List<@Nullable Object> list = new ArrayList<>();
    node.forEach(element -> list.add(value(element, first)));
    if (SortedSet.class.isAssignableFrom((Class<?>) type.getRawType())) {
      SortedSet<@Nullable Object> sorted = new TreeSet<>(NOT_OF_RUST);
      sorted.addAll(list);
      return sorted;
    }
    boolean set = Set.class.isAssignableFrom((Class<?>) type.getRawType());
    return set ? new LinkedHashSet<>(list) : list;
  }

  private static Object present(JsonNode node, Type type) {
    Object value = value(node, type);
    if (value == null) {
      throw new IllegalArgumentException("null in Some");
    }
    return value;
  }

  private static Object record(JsonNode node, Class<?> raw) {
    RecordComponent[] components = raw.getRecordComponents();
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      JsonNode field =
          node.isArray() ? node.get(i) : node.isObject() ? node.get(components[i].getName()) : node;
      values[i] = value(field, components[i].getGenericType());
    }
    return make(raw, values);
  }

  private static Object variant(JsonNode node, Class<?> raw) {
    String name = node.isTextual() ? node.asText() : node.fieldNames().next();
    for (Class<?> variant : raw.getPermittedSubclasses()) {
      if (variant.getSimpleName().equals(name)) {
        return node.isTextual() ? make(variant) : record(node.get(name), variant);
      }
    }
    throw new IllegalArgumentException("no variant " + name + " of " + raw);
  }

  private static Object make(Class<?> raw, @Nullable Object... values) {
    try {
      Constructor<?> constructor = raw.getDeclaredConstructors()[0];
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + raw, e);
    }
  }

  /// Whether two values are equal, with arrays by content.
  static boolean equal(@Nullable Object a, @Nullable Object b) {
    if (a == null || b == null) {
      return a == null && b == null;
    }
    if (a.getClass().isRecord()) {
      return a.getClass() == b.getClass()
          && Arrays.stream(a.getClass().getRecordComponents())
              .allMatch(component -> equal(component(a, component), component(b, component)));
    }
    if (a instanceof List<?> list && b instanceof List<?> other) {
      return list.size() == other.size()
          && IntStream.range(0, list.size()).allMatch(i -> equal(list.get(i), other.get(i)));
    }
    if (a instanceof SequencedMap<?, ?> map
        && b instanceof SequencedMap<?, ?> other
        && !(a instanceof SortedMap)
        && !inOrder(map.keySet(), other.keySet())) {
      return false;
    }
    if (a instanceof SequencedSet<?> set
        && b instanceof SequencedSet<?> other
        && !(a instanceof SortedSet)) {
      return inOrder(set, other);
    }
    if (a instanceof Map<?, ?> map && b instanceof Map<?, ?> other) {
      return map.keySet().equals(other.keySet())
          && map.entrySet().stream().allMatch(e -> equal(e.getValue(), other.get(e.getKey())));
    }
    if (a instanceof Optional<?> some && b instanceof Optional<?> other) {
      return equal(some.orElse(null), other.orElse(null));
    }
    return a.getClass().isArray()
        ? Arrays.deepEquals(new Object[] {a}, new Object[] {b})
        : a.equals(b);
  }

  /// Whether two collections that have an order are equal in it.
  private static boolean inOrder(Collection<?> a, Collection<?> b) {
    return new ArrayList<>(a).equals(new ArrayList<>(b));
  }

  static @Nullable Object component(Object record, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
