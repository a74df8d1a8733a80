package dev.mmapsync.processor;

import java.util.Map;
import javax.lang.model.element.TypeElement;

/// What to write instead of a class that has no archive.
final class Alternatives {
  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("java.lang.CharSequence", "String"),
          Map.entry("java.lang.Iterable", "List"),
          Map.entry("java.lang.Object", "a sealed interface of records"),
          Map.entry("java.lang.Void", "a record without components"),
          Map.entry("java.lang.ref.WeakReference", "@Nullable @Weak and what it refers to"),
          Map.entry("java.math.BigDecimal", "String, or a long and a scale"),
          Map.entry("java.net.SocketAddress", "InetSocketAddress"),
          Map.entry("java.net.URI", "String"),
          Map.entry("java.net.URL", "String"),
          Map.entry("java.nio.ByteBuffer", "byte[]"),
          Map.entry("java.nio.file.Path", "String"),
          Map.entry("java.time.Instant", "a long or a Duration since the epoch"),
          Map.entry("java.time.LocalDate", "an int or a long of days since the epoch"),
          Map.entry("java.time.LocalDateTime", "a long or a Duration since the epoch"),
          Map.entry("java.time.LocalTime", "a Duration since midnight"),
          Map.entry("java.time.OffsetDateTime", "a long or a Duration since the epoch"),
          Map.entry("java.time.ZonedDateTime", "a long or a Duration since the epoch"),
          Map.entry("java.util.ArrayDeque", "List"),
          Map.entry("java.util.ArrayList", "List"),
          Map.entry("java.util.BitSet", "long[]"),
          Map.entry("java.util.Collection", "List"),
          Map.entry("java.util.Currency", "String"),
          Map.entry("java.util.Date", "a long or a Duration since the epoch"),
          Map.entry("java.util.Deque", "List"),
          Map.entry("java.util.EnumMap", "Map, or SortedMap for the order of the constants"),
          Map.entry("java.util.EnumSet", "Set, or SortedSet for the order of the constants"),
          Map.entry("java.util.HashMap", "Map"),
          Map.entry("java.util.HashSet", "Set"),
          Map.entry("java.util.Hashtable", "Map"),
          Map.entry("java.util.LinkedList", "List"),
          Map.entry("java.util.Locale", "String"),
          Map.entry("java.util.Map.Entry", "a record of two components"),
          Map.entry("java.util.OptionalDouble", "Optional<Double>"),
          Map.entry("java.util.OptionalInt", "Optional<Integer>"),
          Map.entry("java.util.OptionalLong", "Optional<Long>"),
          Map.entry("java.util.Queue", "List"),
          Map.entry("java.util.SequencedCollection", "List"),
          Map.entry("java.util.Vector", "List"),
          Map.entry("java.util.concurrent.ConcurrentHashMap", "Map"),
          Map.entry("java.util.concurrent.ConcurrentMap", "Map"),
          Map.entry("java.util.concurrent.ConcurrentNavigableMap", "NavigableMap"),
          Map.entry("java.util.concurrent.ConcurrentSkipListMap", "NavigableMap"),
          Map.entry("java.util.concurrent.ConcurrentSkipListSet", "NavigableSet"),
          Map.entry("java.util.concurrent.atomic.AtomicBoolean", "boolean"),
          Map.entry("java.util.concurrent.atomic.AtomicInteger", "int"),
          Map.entry("java.util.concurrent.atomic.AtomicLong", "long"));

  private Alternatives() {}

  /// What to do about a class that is not marked, as the end of an error.
  static String to(TypeElement type) {
    String name = type.getQualifiedName().toString();
    String instead = INSTEAD.get(name);
    if (instead != null) {
      return "write " + instead;
    }
    if (name.startsWith("java.") || name.startsWith("javax.")) {
      return "write what it is made of, in an @Archive record";
    }
    if (!type.getTypeParameters().isEmpty()) {
      return "write an @Archive record for each type that it is used with";
    }
    return "mark it @Archive, or write a type that has one";
  }
}
